'use client';

import { useRouter } from 'next/navigation';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Checkbox } from '../../components/ui/checkbox';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useCreateContact } from './api';
import { looksLikeEmail } from './email';

const empty = {
  email: '',
  firstName: '',
  lastName: '',
  company: '',
  city: '',
  country: '',
  consent: false,
  source: '',
};

interface CreateContactDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function CreateContactDialog({ open, onOpenChange }: CreateContactDialogProps) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const router = useRouter();
  const create = useCreateContact();
  const { register, handleSubmit, control: form, formState, reset, setValue } = useForm({ defaultValues: empty });
  const consent = useWatch({ control: form, name: 'consent' });
  const { errors } = formState;
  const close = (next: boolean) => {
    onOpenChange(next);
    if (!next) {
      reset(empty);
      create.reset();
    }
  };
  const submit = handleSubmit(({ consent: granted, source, email, ...rest }) => {
    const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''));
    const consents = granted ? [{ type: 'EMAIL_MARKETING' as const, granted: true, source: source.trim() }] : [];
    create.mutate(
      { email: email.trim(), ...known, consents },
      {
        onSuccess: (contact) => {
          toast.success(t('created', { email: contact.email }));
          close(false);
          router.push(`/contacts/${contact.id}`);
        },
      },
    );
  });
  const pairs = [
    ['firstName', 'lastName'],
    ['city', 'country'],
  ] as const;
  return (
    <Dialog open={open} onOpenChange={close} title={t('createTitle')}>
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        {create.error ? <ProblemNotice error={create.error} /> : null}
        <Field label={labels('field.email')} error={errors.email?.message}>
          {(control) => (
            <Input
              type="email"
              autoComplete="off"
              {...control}
              {...register('email', { validate: (value) => looksLikeEmail(value) || common('invalidEmail') })}
            />
          )}
        </Field>
        {pairs.map((pair) => (
          <div key={pair[0]} className="grid grid-cols-2 gap-3">
            {pair.map((field) => (
              <Field key={field} label={labels(`field.${field}`)}>
                {(control) => <Input {...control} {...register(field)} />}
              </Field>
            ))}
          </div>
        ))}
        <Field label={labels('field.company')}>{(control) => <Input {...control} {...register('company')} />}</Field>
        <Checkbox
          checked={consent}
          onChange={(checked) => setValue('consent', checked)}
          label={t('consentNow')}
          hint={t('consentNowHint')}
        />
        {consent ? (
          <Field label={t('consentSource')} error={errors.source?.message}>
            {(control) => (
              <Input
                placeholder={t('consentSourceExample')}
                {...control}
                {...register('source', { validate: (value) => value.trim() !== '' || common('required') })}
              />
            )}
          </Field>
        ) : null}
        <DialogActions>
          <Button onClick={() => close(false)}>{common('cancel')}</Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            {t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
