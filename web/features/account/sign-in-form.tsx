'use client';

import Link from 'next/link';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { safeNext } from './safe-next';
import { useAccountForm } from './use-account-form';

interface SignInFormProps {
  readonly next?: string | undefined;
  /** Joins the invitation's organisation. */
  readonly invitation?: { readonly id: string; readonly email: string };
}

export function SignInForm({ next, invitation }: SignInFormProps) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const { busy, refusal, submit } = useAccountForm();
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { email: invitation?.email ?? '', password: '' },
  });
  const signIn = handleSubmit(async (values) => {
    const done = await submit('/sign-in/email', invitation ? { ...values, invitationId: invitation.id } : values);
    // A whole load: everything on the page belongs to the session.
    if (done) window.location.assign(safeNext(next));
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void signIn(event)}>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Field label={t('email')} error={formState.errors.email?.message}>
        {(control) => (
          <Input
            type="email"
            autoComplete="email"
            {...control}
            {...register('email', { required: common('required') })}
          />
        )}
      </Field>
      <Field label={t('password')} error={formState.errors.password?.message}>
        {(control) => (
          <Input
            type="password"
            autoComplete="current-password"
            {...control}
            {...register('password', { required: common('required') })}
          />
        )}
      </Field>
      <Button type="submit" look="primary" size="large" busy={busy}>
        {invitation ? t('join') : t('signIn')}
      </Button>
      <Link href="/forgot-password" className="text-[0.9333rem] text-accent underline-offset-4 hover:underline">
        {t('forgot')}
      </Link>
    </form>
  );
}
