'use client';

import { ExternalLink, LogOut, RotateCcw, SkipForward, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import type { Enrolment } from '../../../domain/automation/enrolment';
import { Ago } from '../../components/data/moment';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { useAutomation } from '../automations/api';
import { nameOf } from '../contacts/contact-badges';
import { useEnrolment, useEnrolmentAct } from './api';
import { EnrolmentStatusBadge } from './enrolment-status-badge';
import { Walk } from './walk';

export function EnrolmentPage({ id }: { readonly id: string }) {
  const t = useTranslations('automations');
  const { data, error, refetch } = useEnrolment(id);
  if (data) return <KnownEnrolment enrolment={data} />;
  return (
    <Page title={t('walk')} back={{ href: '/automations', label: t('title') }} width="narrow">
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-96" />}
    </Page>
  );
}

function KnownEnrolment({ enrolment }: { readonly enrolment: Enrolment }) {
  const t = useTranslations('automations');
  const common = useTranslations('common');
  const format = useFormatter();
  const { data: automation } = useAutomation(enrolment.workflowId);
  const { temporal, wakesAt, endedAt } = enrolment;
  const moment = (at: string) => format.dateTime(new Date(at), 'moment');
  const lead = (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[0.9333rem]">
      <EnrolmentStatusBadge status={enrolment.status} />
      <span>
        {endedAt ? t('ended', { date: moment(endedAt) }) : t('enteredOn', { date: moment(enrolment.enteredAt) })}
      </span>
      <span className="text-ink-faint">{t('walkVersion', { version: enrolment.version })}</span>
    </span>
  );
  return (
    <Page
      title={nameOf(enrolment.contact)}
      lead={lead}
      back={{ href: `/automations/${enrolment.workflowId}/enrolments`, label: automation?.name ?? t('enrolments') }}
      actions={<EnrolmentActions enrolment={enrolment} />}
      width="narrow"
    >
      <div className="flex flex-col gap-5">
        {wakesAt && !endedAt ? (
          <Notice>
            {t('wakes', { when: moment(wakesAt) })} (<Ago at={wakesAt} />)
          </Notice>
        ) : null}
        {enrolment.endReason ? <Notice>{enrolment.endReason}</Notice> : null}
        <WalkCard enrolment={enrolment} automation={automation} />
        {temporal.url ? (
          <a
            href={temporal.url}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1.5 self-start rounded text-[0.8667rem] text-ink-faint hover:text-ink"
          >
            {common('temporalRun')}
            <ExternalLink className="size-3.5" aria-label={common('opensNewTab')} />
          </a>
        ) : null}
      </div>
    </Page>
  );
}

function WalkCard({
  enrolment,
  automation,
}: {
  readonly enrolment: Enrolment;
  readonly automation: Automation | undefined;
}) {
  const t = useTranslations('automations');
  return (
    <Card>
      <CardHeader
        title={t('walk')}
        actions={
          <Button asChild look="quiet" size="small">
            <Link href={`/contacts/${enrolment.contactId}`}>
              <UserRound aria-hidden />
              {t('seeContact')}
            </Link>
          </Button>
        }
      />
      <CardBody>
        <Walk enrolment={enrolment} automation={automation} />
      </CardBody>
    </Card>
  );
}

/** A wait can be cut short, a failed step tried again or passed over, and anyone under way taken out. */
function EnrolmentActions({ enrolment }: { readonly enrolment: Enrolment }) {
  const t = useTranslations('automations');
  const mayWrite = useMay('automations:write');
  const [asking, setAsking] = useState(false);
  const skip = useEnrolmentAct('skip', t('skipped2'));
  const retry = useEnrolmentAct('retry', t('retried'));
  const exit = useEnrolmentAct('exit', t('exited'));
  const { id, status, contact, endedAt } = enrolment;
  if (!mayWrite || endedAt !== null) return null;
  return (
    <>
      {status === 'FAILED' ? (
        <Button look="primary" busy={retry.isPending} onClick={() => retry.mutate(id)}>
          <RotateCcw aria-hidden />
          {t('retry')}
        </Button>
      ) : null}
      {status === 'WAITING' || status === 'FAILED' ? (
        <Button busy={skip.isPending} onClick={() => skip.mutate(id)}>
          <SkipForward aria-hidden />
          {status === 'WAITING' ? t('skip') : t('skipStep')}
        </Button>
      ) : null}
      <Button look="quiet" onClick={() => setAsking(true)}>
        <LogOut aria-hidden />
        {t('exit')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t('exitTitle', { name: nameOf(contact) })}
        description={t('exitText')}
        action={t('exit')}
        busy={exit.isPending}
        onConfirm={() => exit.mutate(id, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
