'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Select } from '../../components/ui/select';
import { looksLikeEmail } from '../contacts/email';
import { useInvite } from './api';

const invitableRoles = ['admin', 'editor', 'viewer'] as const;
type InvitableRole = (typeof invitableRoles)[number];

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('settings');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitableRole>('editor');
  const invite = useInvite();
  return (
    <Dialog open onOpenChange={onClose} title={t('inviteTitle')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate(
            { email: email.trim(), role },
            {
              onSuccess: () => {
                toast.success(t('invited', { email: email.trim() }));
                onClose();
              },
            },
          );
        }}
      >
        {invite.error ? <ProblemNotice error={invite.error} /> : null}
        <Field label={t('inviteEmail')}>
          {(control) => (
            <Input {...control} type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
        </Field>
        <Field label={t('role')}>
          {(control) => (
            <Select<InvitableRole>
              {...control}
              value={role}
              onChange={setRole}
              options={invitableRoles.map((value) => ({
                value,
                label: labels(`memberRole.${value}`),
                hint: t(`roleHints.${value}`),
              }))}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look="primary" busy={invite.isPending} disabled={!looksLikeEmail(email)}>
            {t('invite')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
