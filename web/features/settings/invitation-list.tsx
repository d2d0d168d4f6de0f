'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Card, CardHeader } from '../../components/ui/card';
import { useInvitations, useRevokeInvitation } from './api';

export function InvitationList() {
  const t = useTranslations('settings');
  const labels = useTranslations('labels');
  const format = useFormatter();
  const { data } = useInvitations();
  const revoke = useRevokeInvitation(t('revoked'));
  if (!data || data.items.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('pending')} />
      <ul className="divide-y divide-line border-t border-line">
        {data.items.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex items-center justify-between gap-4 px-5 py-3">
            <div className="min-w-0">
              <p className="truncate">{email}</p>
              <p className="text-[0.8667rem] text-ink-faint">
                {labels(`memberRole.${role}`)} · {t('expires', { date: format.dateTime(new Date(expiresAt), 'day') })}
              </p>
            </div>
            <Button
              look="quiet"
              size="small"
              busy={revoke.isPending && revoke.variables === id}
              aria-label={t('revokeNamed', { email })}
              onClick={() => revoke.mutate(id)}
            >
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
