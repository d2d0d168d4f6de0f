'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { looksLikeEmail } from '../contacts/email';
import { useAccountForm } from './use-account-form';

export function ForgotPasswordForm() {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const { busy, refusal, submit } = useAccountForm();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: '' } });
  const send = handleSubmit(async ({ email }) => {
    if (await submit('/request-password-reset', { email })) setSentTo(email);
  });
  if (sentTo !== null) {
    return (
      <Notice tone="good" title={t('linkSentTitle')}>
        {t('linkSent', { email: sentTo })}
      </Notice>
    );
  }
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void send(event)}>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Field label={t('email')} error={formState.errors.email?.message}>
        {(control) => (
          <Input
            type="email"
            autoComplete="email"
            {...control}
            {...register('email', { validate: (value) => looksLikeEmail(value) || common('invalidEmail') })}
          />
        )}
      </Field>
      <Button type="submit" look="primary" size="large" busy={busy}>
        {t('sendLink')}
      </Button>
    </form>
  );
}
