'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { Contact, CustomValue } from '../../../domain/contact/contact';
import { customFieldName } from '../../../domain/contact/custom-fields';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useUpdateContact } from './api';
import { readCustomValue, showCustomValue } from './custom-value';

interface Edited {
  readonly name: string;
  readonly value: CustomValue;
  readonly isNew: boolean;
}

export function CustomFieldsCard({ contact }: { readonly contact: Contact }) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const mayWrite = useMay('contacts:write');
  const [edited, setEdited] = useState<Edited | null>(null);
  const entries = Object.entries(contact.customFields).filter(([, value]) => value !== null);
  const words = { yes: common('yes'), no: common('no') };
  if (entries.length === 0 && !mayWrite) return null;
  return (
    <Card>
      <CardHeader
        title={t('customFields')}
        actions={
          mayWrite ? (
            <Button look="quiet" size="small" onClick={() => setEdited({ name: '', value: '', isNew: true })}>
              <Plus aria-hidden />
              {common('add')}
            </Button>
          ) : null
        }
      />
      {entries.length > 0 ? (
        <CardBody>
          <dl className="flex flex-col gap-1">
            {entries.map(([name, value]) => (
              <div key={name} className="grid grid-cols-[8rem_minmax(0,1fr)] items-baseline gap-3 text-[0.9333rem]">
                <dt className="truncate text-ink-faint" title={name}>
                  {name}
                </dt>
                <dd>
                  {mayWrite ? (
                    <button
                      type="button"
                      className="w-full rounded px-1 py-0.5 text-left break-words hover:bg-sunken"
                      aria-label={`${common('edit')}: ${name}`}
                      onClick={() => setEdited({ name, value, isNew: false })}
                    >
                      {showCustomValue(value, words)}
                    </button>
                  ) : (
                    showCustomValue(value, words)
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </CardBody>
      ) : null}
      {edited ? <FieldDialog contactId={contact.id} edited={edited} onClose={() => setEdited(null)} /> : null}
    </Card>
  );
}

interface FieldDialogProps {
  readonly contactId: string;
  readonly edited: Edited;
  readonly onClose: () => void;
}

function FieldDialog({ contactId, edited, onClose }: FieldDialogProps) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const update = useUpdateContact(contactId, common('saved'));
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { name: edited.name, value: showCustomValue(edited.value, { yes: 'true', no: 'false' }) },
  });
  const submit = handleSubmit(({ name, value }) => {
    const customFields = { [name]: readCustomValue(value, edited.isNew ? undefined : edited.value) };
    update.mutate({ customFields }, { onSuccess: onClose });
  });
  return (
    <Dialog open onOpenChange={onClose} title={edited.isNew ? t('addField') : edited.name}>
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        {edited.isNew ? (
          <Field label={t('fieldName')} hint={t('fieldNameRule')} error={formState.errors.name?.message}>
            {(control) => (
              <Input
                {...control}
                {...register('name', {
                  pattern: { value: customFieldName, message: t('fieldNameRule') },
                  required: common('required'),
                })}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('fieldValue')}>{(control) => <Input {...control} {...register('value')} />}</Field>
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
