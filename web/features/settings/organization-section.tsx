'use client';

import { useRouter } from 'next/navigation';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { Organization } from '../../../domain/organization/organization';
import { locales } from '../../../domain/locale/locale';
import { ProblemNotice } from '../../components/data/problem-notice';
import { localeNames } from '../../components/shell/preferences-bar';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Switch } from '../../components/ui/checkbox';
import { Field } from '../../components/ui/field';
import { Input, Textarea } from '../../components/ui/input';
import { Select } from '../../components/ui/select';
import { Skeleton } from '../../components/ui/skeleton';
import { looksLikeEmail } from '../contacts/email';
import { useOrganization, useUpdateOrganization } from './api';
import { AudienceLimitsCard } from './audience-limits-card';

export function OrganizationSection() {
  const { data, error, refetch } = useOrganization();
  if (data) return <OrganizationForm organization={data} key={data.updatedAt} />;
  return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-96" />;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function OrganizationForm({ organization }: { readonly organization: Organization }) {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const router = useRouter();
  const update = useUpdateOrganization(common('saved'));
  const { register, handleSubmit, control, setValue, formState } = useForm({
    defaultValues: {
      name: organization.name,
      senderName: organization.senderName ?? '',
      senderEmail: organization.senderEmail ?? '',
      signature: organization.signature ?? '',
      timezone: organization.timezone,
      locale: organization.locale,
      fieldsLocked: organization.fieldsLocked,
      minimumAudience: String(organization.minimumAudience),
      maximumAudience: String(organization.maximumAudience ?? ''),
    },
  });
  const [locale, timezone, fieldsLocked] = useWatch({ control, name: ['locale', 'timezone', 'fieldsLocked'] });
  const zones = [...new Set([organization.timezone, ...Intl.supportedValuesOf('timeZone')])];
  const submit = handleSubmit(({ senderName, senderEmail, signature, minimumAudience, maximumAudience, ...rest }) =>
    update.mutate(
      {
        ...rest,
        senderName: orNull(senderName),
        senderEmail: orNull(senderEmail),
        signature: orNull(signature),
        minimumAudience: Number(minimumAudience),
        maximumAudience: maximumAudience.trim() === '' ? null : Number(maximumAudience),
      },
      { onSuccess: () => router.refresh() },
    ),
  );
  const { errors } = formState;
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void submit(event)}>
      {update.error ? <ProblemNotice error={update.error} /> : null}
      <Card>
        <CardHeader title={t('organization')} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} error={errors.name?.message} className="sm:col-span-2">
            {(field) => <Input {...field} {...register('name', { required: common('required') })} />}
          </Field>
          <Field label={t('timezone')}>
            {(field) => (
              <Select
                {...field}
                value={timezone}
                onChange={(zone) => setValue('timezone', zone, { shouldDirty: true })}
                options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
              />
            )}
          </Field>
          <Field label={t('locale')} hint={t('localeHint')}>
            {(field) => (
              <Select
                {...field}
                value={locale}
                onChange={(next) => setValue('locale', next, { shouldDirty: true })}
                options={locales.map((value) => ({ value, label: localeNames[value] }))}
              />
            )}
          </Field>
          <Switch
            className="sm:col-span-2"
            label={t('fieldsLocked')}
            hint={t('fieldsLockedHint')}
            checked={fieldsLocked}
            onChange={(locked) => setValue('fieldsLocked', locked, { shouldDirty: true })}
          />
        </CardBody>
      </Card>
      <AudienceLimitsCard
        minimum={register('minimumAudience', { required: common('required') })}
        maximum={register('maximumAudience')}
      />
      <Card>
        <CardHeader title={t('sender')} description={t('senderHint')} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label={t('senderName')}>{(field) => <Input {...field} {...register('senderName')} />}</Field>
          <Field label={t('senderEmail')} error={errors.senderEmail?.message}>
            {(field) => (
              <Input
                type="email"
                {...field}
                {...register('senderEmail', {
                  validate: (value) => value.trim() === '' || looksLikeEmail(value) || common('invalidEmail'),
                })}
              />
            )}
          </Field>
          <Field
            label={t('signature')}
            hint={t('signatureHint', { example: '{{ sender.signature }}' })}
            className="sm:col-span-2"
          >
            {(field) => <Textarea rows={3} {...field} {...register('signature')} />}
          </Field>
        </CardBody>
      </Card>
      <Button type="submit" look="primary" className="self-end" busy={update.isPending} disabled={!formState.isDirty}>
        {common('save')}
      </Button>
    </form>
  );
}
