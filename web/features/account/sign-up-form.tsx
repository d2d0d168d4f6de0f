'use client';

import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { looksLikeEmail } from '../contacts/email';
import { useAccountForm } from './use-account-form';

interface SignUpFormProps {
  /** Joins the invitation's organisation instead of founding one. */
  readonly invitation?: { readonly id: string; readonly email: string };
}

export function SignUpForm({ invitation }: SignUpFormProps) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const { busy, refusal, submit } = useAccountForm();
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { name: '', organization: '', email: invitation?.email ?? '', password: '' },
  });
  const signUp = handleSubmit(async ({ organization, ...person }) => {
    const entrance = invitation ? { invitationId: invitation.id } : { organization };
    if (await submit('/sign-up/email', { ...person, ...entrance })) window.location.assign('/');
  });
  const { errors } = formState;
  const required = common('required');
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void signUp(event)}>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Field label={t('name')} error={errors.name?.message}>
        {(control) => <Input autoComplete="name" {...control} {...register('name', { required })} />}
      </Field>
      {invitation ? null : (
        <Field label={t('organization')} hint={t('organizationHint')} error={errors.organization?.message}>
          {(control) => <Input autoComplete="organization" {...control} {...register('organization', { required })} />}
        </Field>
      )}
      <Field label={t('email')} error={errors.email?.message}>
        {(control) => (
          <Input
            type="email"
            autoComplete="email"
            readOnly={Boolean(invitation)}
            {...control}
            {...register('email', {
              required,
              validate: (value) => looksLikeEmail(value) || common('invalidEmail'),
            })}
          />
        )}
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} error={errors.password?.message}>
        {(control) => (
          <Input
            type="password"
            autoComplete="new-password"
            {...control}
            {...register('password', { required, minLength: { value: 10, message: t('passwordTooShort') } })}
          />
        )}
      </Field>
      <Button type="submit" look="primary" size="large" busy={busy}>
        {invitation ? t('join') : t('signUp')}
      </Button>
    </form>
  );
}
