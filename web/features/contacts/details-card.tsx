'use client';

import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useFormatter, useTranslations } from 'use-intl';
import type { Contact } from '../../../domain/contact/contact';
import { lifecycleStages } from '../../../domain/contact/contact';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Select } from '../../components/ui/select';
import { useUpdateContact } from './api';

const editable = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'position',
  'city',
  'region',
  'country',
  'birthDate',
  'locale',
  'timezone',
  'source',
] as const;

export function DetailsCard({ contact }: { readonly contact: Contact }) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const format = useFormatter();
  const mayWrite = useMay('contacts:write');
  const [editing, setEditing] = useState(false);
  const known = editable.filter((field) => contact[field]);
  return (
    <Card>
      <CardHeader
        title={t('details')}
        actions={
          mayWrite ? (
            <Button look="quiet" size="small" onClick={() => setEditing(true)}>
              <Pencil aria-hidden />
              {common('edit')}
            </Button>
          ) : null
        }
      />
      <CardBody>
        <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-[0.9333rem]">
          {known.map((field) => (
            <Line key={field} label={labels(`field.${field}`)} value={contact[field]} />
          ))}
          <Line label={labels('field.lifecycleStage')} value={labels(`lifecycleStage.${contact.lifecycleStage}`)} />
          <Line label={t('engagement')} value={format.number(contact.engagementScore)} />
          <Line label={t('leadScore')} value={format.number(contact.leadScore)} />
        </dl>
      </CardBody>
      {editing ? <EditDetails contact={contact} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string | null }) {
  return (
    <>
      <dt className="text-ink-faint">{label}</dt>
      <dd className="break-words">{value}</dd>
    </>
  );
}

const valuesOf = (contact: Contact) => ({
  firstName: contact.firstName ?? '',
  lastName: contact.lastName ?? '',
  email: contact.email,
  phone: contact.phone ?? '',
  company: contact.company ?? '',
  position: contact.position ?? '',
  city: contact.city ?? '',
  region: contact.region ?? '',
  country: contact.country ?? '',
  birthDate: contact.birthDate ?? '',
  locale: contact.locale ?? '',
  timezone: contact.timezone ?? '',
  source: contact.source ?? '',
  lifecycleStage: contact.lifecycleStage,
});

function EditDetails({ contact, onClose }: { readonly contact: Contact; readonly onClose: () => void }) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const update = useUpdateContact(contact.id, common('saved'));
  const { register, handleSubmit, control, setValue, formState } = useForm({
    defaultValues: valuesOf(contact),
  });
  const lifecycleStage = useWatch({ control, name: 'lifecycleStage' });
  const submit = handleSubmit((values) => {
    const changed: [string, string][] = Object.entries(values).filter(([field]) =>
      Object.hasOwn(formState.dirtyFields, field),
    );
    if (changed.length === 0) return onClose();
    update.mutate(Object.fromEntries(changed.map(([field, value]) => [field, value === '' ? null : value])), {
      onSuccess: onClose,
    });
  });
  return (
    <Dialog open onOpenChange={onClose} title={t('editDetails')}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <div className="grid gap-3 sm:grid-cols-2">
          {editable.map((field) => (
            <Field key={field} label={labels(`field.${field}`)}>
              {(labelled) => (
                <Input type={field === 'birthDate' ? 'date' : 'text'} {...labelled} {...register(field)} />
              )}
            </Field>
          ))}
          <Field label={labels('field.lifecycleStage')}>
            {(labelled) => (
              <Select
                {...labelled}
                value={lifecycleStage}
                onChange={(stage) => setValue('lifecycleStage', stage, { shouldDirty: true })}
                options={lifecycleStages.map((value) => ({ value, label: labels(`lifecycleStage.${value}`) }))}
              />
            )}
          </Field>
        </div>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look="primary" busy={update.isPending}>
            {common('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
