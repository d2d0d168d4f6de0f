'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import type { Contact } from '../../../domain/contact/contact';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Notice } from '../../components/ui/notice';
import { Segmented } from '../../components/ui/segmented';
import { Select } from '../../components/ui/select';
import { useEnrol } from '../automations/api';
import { ContactPicker } from '../contacts/contact-picker';
import { useSegments } from '../segments/api';

interface EnrolDialogProps {
  readonly automation: Automation;
  readonly onClose: () => void;
}

const MOST = 200;

/** Lets one person or a segment in, without waiting for the trigger. */
export function EnrolDialog({ automation, onClose }: EnrolDialogProps) {
  const t = useTranslations('automations');
  const templates = useTranslations('templates');
  const common = useTranslations('common');
  const [who, setWho] = useState<'one' | 'segment'>('one');
  const [contact, setContact] = useState<Contact | null>(null);
  const [segmentId, setSegmentId] = useState('');
  const segments = useSegments({ limit: MOST });
  const enrol = useEnrol(automation.id);
  const kept = enrol.data?.accepted === 0 ? enrol.data.skipped[0] : undefined;
  const ready = who === 'one' ? contact !== null : segmentId !== '';
  const submit = () => {
    const people = who === 'segment' ? { segmentId } : { contactIds: contact ? [contact.id] : [] };
    enrol.mutate(people, {
      onSuccess: ({ accepted }) => {
        if (accepted === 0 && who === 'one') return;
        toast.success(t('enrolled', { count: accepted }));
        onClose();
      },
    });
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('enrolTitle')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {enrol.error ? <ProblemNotice error={enrol.error} /> : null}
        {kept ? <Notice tone="warn">{t(`skipped.${kept.reason}`)}</Notice> : null}
        <div>
          <Segmented
            label={t('enrolTitle')}
            value={who}
            onChange={setWho}
            options={[
              { value: 'one', label: t('enrolOne') },
              { value: 'segment', label: t('enrolSegment') },
            ]}
          />
        </div>
        {who === 'one' ? (
          <ContactPicker
            label={t('enrolOne')}
            placeholder={templates('chooseContact')}
            contact={contact}
            onChange={(next) => {
              setContact(next);
              enrol.reset();
            }}
          />
        ) : (
          <Field label={t('enrolSegment')}>
            {(control) => (
              <Select
                {...control}
                value={segmentId}
                onChange={setSegmentId}
                placeholder={t('chooseSegment')}
                options={segments.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
              />
            )}
          </Field>
        )}
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look="primary" busy={enrol.isPending} disabled={!ready}>
            {t('enrol')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
