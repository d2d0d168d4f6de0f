'use client';

import { Archive, Copy, EllipsisVertical, Pause, Play, Rocket, UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Menu, MenuItem } from '../../components/ui/dropdown-menu';
import { EnrolDialog } from '../enrolments/enrol-dialog';
import { useAutomationAct } from './api';

interface AutomationActionsProps {
  readonly automation: Automation;
  readonly publishable: boolean;
}

/** What may be done with an automation in its present state. */
export function AutomationActions({ automation, publishable }: AutomationActionsProps) {
  const t = useTranslations('automations');
  const common = useTranslations('common');
  const router = useRouter();
  const mayWrite = useMay('automations:write');
  const mayPublish = useMay('automations:publish');
  const [open, setOpen] = useState<'publish' | 'archive' | 'enrol' | null>(null);
  const publish = useAutomationAct('activate', t('published'));
  const pause = useAutomationAct('pause', t('paused'));
  const resume = useAutomationAct('resume', t('resumed'));
  const archive = useAutomationAct('archive', t('archived'));
  const duplicate = useAutomationAct('duplicate', t('duplicated'));
  const { id, name, status, stats, publishedVersion, unpublishedChanges } = automation;
  const close = () => setOpen(null);
  const toPublish = status === 'DRAFT' || (unpublishedChanges && status !== 'ARCHIVED');
  return (
    <>
      {mayWrite && (status === 'ACTIVE' || status === 'PAUSED') ? (
        <Button onClick={() => setOpen('enrol')}>
          <UserPlus aria-hidden />
          {t('enrol')}
        </Button>
      ) : null}
      {mayPublish && status === 'ACTIVE' ? (
        <Button busy={pause.isPending} onClick={() => pause.mutate(id)}>
          <Pause aria-hidden />
          {t('pause')}
        </Button>
      ) : null}
      {mayPublish && status === 'PAUSED' ? (
        <Button look={toPublish ? 'secondary' : 'primary'} busy={resume.isPending} onClick={() => resume.mutate(id)}>
          <Play aria-hidden />
          {t('resume')}
        </Button>
      ) : null}
      {mayPublish && toPublish ? (
        <Button look="primary" disabled={!publishable} onClick={() => setOpen('publish')}>
          <Rocket aria-hidden />
          {publishedVersion === null ? t('publish') : t('publishChanges')}
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
            onSelect={() => duplicate.mutate(id, { onSuccess: (copy) => router.push(`/automations/${copy.id}`) })}
          >
            <Copy aria-hidden />
            {t('duplicate')}
          </MenuItem>
          {mayPublish && status !== 'ARCHIVED' ? (
            <MenuItem danger onSelect={() => setOpen('archive')}>
              <Archive aria-hidden />
              {t('archive')}
            </MenuItem>
          ) : null}
        </Menu>
      ) : null}
      <ConfirmDialog
        open={open === 'publish'}
        onOpenChange={close}
        title={t('publishTitle', { name })}
        description={publishedVersion === null ? t('publishFirst') : t('publishNext', { count: stats.active })}
        action={publishedVersion === null ? t('publish') : t('publishChanges')}
        busy={publish.isPending}
        onConfirm={() => publish.mutate(id, { onSuccess: close })}
      >
        {publish.error ? <ProblemNotice error={publish.error} /> : null}
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'archive'}
        onOpenChange={close}
        danger
        title={t('archiveTitle', { name })}
        description={t('archiveText')}
        action={t('archive')}
        busy={archive.isPending}
        onConfirm={() => archive.mutate(id, { onSuccess: close })}
      />
      {open === 'enrol' ? <EnrolDialog automation={automation} onClose={close} /> : null}
    </>
  );
}
