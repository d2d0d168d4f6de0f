'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { Contact } from '../../../domain/contact/contact';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMe } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useTestCampaign } from './api';

interface TestDialogProps {
  readonly campaign: Campaign;
  /** Whose values fill the variables, as in the preview. */
  readonly contact: Contact | null;
  readonly onClose: () => void;
}

export function TestDialog({ campaign, contact, onClose }: TestDialogProps) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const { user } = useMe();
  const [to, setTo] = useState(user?.email ?? '');
  const test = useTestCampaign(campaign.id);
  const addresses = to
    .split(/[\s,;]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
  return (
    <Dialog open onOpenChange={onClose} title={t('sendTest')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate(
            { to: addresses, ...(contact ? { contactId: contact.id } : {}) },
            {
              onSuccess: () => {
                toast.success(t('testSent', { to: addresses.join(', ') }));
                onClose();
              },
            },
          );
        }}
      >
        {test.error ? <ProblemNotice error={test.error} /> : null}
        <Field label={t('testTo')} hint={t('testToHint')}>
          {(control) => <Input {...control} required value={to} onChange={(event) => setTo(event.target.value)} />}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look="primary" busy={test.isPending} disabled={addresses.length === 0}>
            {t('sendTest')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
