'use client';

import { Copy, EllipsisVertical, Pause, Play, Trash2, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import { canTransition } from '../../../domain/campaign/transition';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Menu, MenuItem } from '../../components/ui/dropdown-menu';
import { useCampaignAct, useDuplicateCampaign } from './api';

/** What may be done with a campaign in its present state; the state machine of the domain decides. */
export function CampaignActions({ campaign }: { readonly campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const router = useRouter();
  const mayWrite = useMay('campaigns:write');
  const maySend = useMay('campaigns:send');
  const [asking, setAsking] = useState<'cancel' | 'remove' | null>(null);
  const pause = useCampaignAct('pause', t('paused'));
  const resume = useCampaignAct('resume', t('resumed'));
  const cancel = useCampaignAct('cancel', t('cancelled'));
  const remove = useCampaignAct('remove', t('deleted'));
  const duplicate = useDuplicateCampaign(t('duplicated'));
  const { id, name, status } = campaign;
  const isDraft = status === 'DRAFT';
  const canCancel = maySend && !isDraft && canTransition(status, 'CANCELLED');
  return (
    <>
      {maySend && (status === 'SENDING' || status === 'SCHEDULED') ? (
        <Button busy={pause.isPending} onClick={() => pause.mutate(id)}>
          <Pause aria-hidden />
          {t('pause')}
        </Button>
      ) : null}
      {maySend && status === 'PAUSED' ? (
        <Button look="primary" busy={resume.isPending} onClick={() => resume.mutate(id)}>
          <Play aria-hidden />
          {t('resume')}
        </Button>
      ) : null}
      {mayWrite ? (
        <Menu
          trigger={
            <Button size="icon" aria-label={common('more')}>
              <EllipsisVertical aria-hidden />
            </Button>
          }
        >
          <MenuItem
            onSelect={() => duplicate.mutate(id, { onSuccess: (copy) => router.push(`/campaigns/${copy.id}`) })}
          >
            <Copy aria-hidden />
            {t('duplicate')}
          </MenuItem>
          {canCancel ? (
            <MenuItem danger onSelect={() => setAsking('cancel')}>
              <X aria-hidden />
              {t('cancel')}
            </MenuItem>
          ) : null}
          {isDraft ? (
            <MenuItem danger onSelect={() => setAsking('remove')}>
              <Trash2 aria-hidden />
              {t('deleteDraft')}
            </MenuItem>
          ) : null}
        </Menu>
      ) : null}
      <ConfirmDialog
        open={asking === 'cancel'}
        onOpenChange={() => setAsking(null)}
        danger
        title={t('cancelTitle', { name })}
        description={t('cancelText')}
        action={t('cancel')}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(id, { onSuccess: () => setAsking(null) })}
      />
      <ConfirmDialog
        open={asking === 'remove'}
        onOpenChange={() => setAsking(null)}
        danger
        title={t('deleteTitle', { name })}
        description={t('deleteText')}
        action={t('deleteDraft')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id, { onSuccess: () => router.push('/campaigns') })}
      />
    </>
  );
}
