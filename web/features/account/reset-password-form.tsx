'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { useAccountForm } from './use-account-form';

export function ResetPasswordForm({ token }: { readonly token: string }) {
  const t = useTranslations('account');
  const { busy, refusal, submit } = useAccountForm();
  const [done, setDone] = useState(false);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { newPassword: '' } });
  const change = handleSubmit(async ({ newPassword }) => {
    setDone(await submit('/reset-password', { token, newPassword }));
  });
  if (done) {
    return (
      <div className="flex flex-col gap-4">
        <Notice tone="good">{t('resetDone')}</Notice>
        <Button asChild look="primary" size="large">
          <Link href="/sign-in">{t('signIn')}</Link>
        </Button>
      </div>
    );
  }
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void change(event)}>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Field label={t('newPassword')} hint={t('passwordHint')} error={formState.errors.newPassword?.message}>
        {(control) => (
          <Input
            type="password"
            autoComplete="new-password"
            {...control}
            {...register('newPassword', { minLength: { value: 10, message: t('passwordTooShort') }, required: true })}
          />
        )}
      </Field>
      <Button type="submit" look="primary" size="large" busy={busy}>
        {t('changePassword')}
      </Button>
    </form>
  );
}
