'use client';

import { Users } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import type { Enrolment } from '../../../domain/automation/enrolment';
import { enrolmentStatuses } from '../../../domain/automation/enrolment';
import type { Column } from '../../components/data/data-table';
import { DataTable } from '../../components/data/data-table';
import { FilterSelect } from '../../components/data/filter-select';
import { ListFrame } from '../../components/data/list-frame';
import { Ago } from '../../components/data/moment';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { useUrlFilters } from '../../components/data/url-filters';
import { Page } from '../../components/shell/page';
import { EmptyState } from '../../components/ui/empty-state';
import { useAutomation } from '../automations/api';
import { useStepTitle } from '../automations/step-words';
import { nameOf } from '../contacts/contact-badges';
import { useEnrolments } from './api';
import { EnrolmentStatusBadge } from './enrolment-status-badge';

/** Everyone who walks or walked an automation. */
export function EnrolmentListPage({ id }: { readonly id: string }) {
  const t = useTranslations('automations');
  const labels = useTranslations('labels');
  const titleOf = useStepTitle();
  const { data: automation } = useAutomation(id);
  const filters = useUrlFilters(['status', 'stepId'] as const);
  const status = enrolmentStatuses.find((option) => option === filters.valueOf('status'));
  const stepId = filters.valueOf('stepId') || undefined;
  const cursor = useCursor(JSON.stringify([status, stepId]));
  const query = useEnrolments(id, { limit: PAGE_SIZE, cursor: cursor.cursor, status, stepId });
  const columns = useEnrolmentColumns(automation);
  const toolbar = (
    <div className="flex flex-wrap gap-2">
      <FilterSelect
        label={t('status')}
        className="min-w-40 flex-1 sm:max-w-52"
        value={status}
        onChange={(next) => filters.set({ status: next })}
        any={t('anyEnrolmentStatus')}
        options={enrolmentStatuses.map((value) => ({ value, label: labels(`enrolmentStatus.${value}`) }))}
      />
      <FilterSelect
        label={t('at')}
        className="min-w-40 flex-1 sm:max-w-64"
        value={stepId}
        onChange={(next) => filters.set({ stepId: next })}
        any={t('anyStep')}
        options={automation?.steps.map((step) => ({ value: step.id, label: titleOf(step) })) ?? []}
      />
    </div>
  );
  return (
    <Page
      title={automation ? t('enrolmentsOf', { name: automation.name }) : t('enrolments')}
      back={{ href: `/automations/${id}`, label: automation?.name ?? t('title') }}
    >
      <ListFrame
        query={query}
        toolbar={toolbar}
        onClear={filters.any ? filters.clear : undefined}
        empty={
          <EmptyState icon={Users} title={t('noEnrolments')}>
            {t('noEnrolmentsText')}
          </EmptyState>
        }
      >
        {(page) => (
          <>
            <DataTable
              label={t('enrolments')}
              columns={columns}
              rows={page.items}
              rowKey={(enrolment) => enrolment.id}
              card={(enrolment) => <EnrolmentCard enrolment={enrolment} automation={automation} />}
              stale={query.isPlaceholderData}
            />
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
    </Page>
  );
}

function useEnrolmentColumns(automation: Automation | undefined): readonly Column<Enrolment>[] {
  const t = useTranslations('automations');
  return useMemo(
    () => [
      {
        id: 'contact',
        header: t('contact'),
        fixed: true,
        cell: (enrolment) => (
          <>
            <RowLink href={`/enrolments/${enrolment.id}`}>{nameOf(enrolment.contact)}</RowLink>
            {nameOf(enrolment.contact) === enrolment.contact.email ? null : (
              <span className="block text-[0.8667rem] text-ink-faint">{enrolment.contact.email}</span>
            )}
          </>
        ),
      },
      { id: 'status', header: t('status'), cell: ({ status }) => <EnrolmentStatusBadge status={status} /> },
      {
        id: 'step',
        header: t('at'),
        cell: ({ currentStepId }) => <StepName automation={automation} stepId={currentStepId} />,
      },
      {
        id: 'entered',
        header: t('enteredAt'),
        className: 'whitespace-nowrap text-ink-soft',
        cell: ({ enteredAt }) => <Ago at={enteredAt} />,
      },
      {
        id: 'next',
        header: t('next'),
        className: 'whitespace-nowrap text-ink-soft',
        cell: ({ wakesAt, endedAt }) => (wakesAt && !endedAt ? <Ago at={wakesAt} /> : '–'),
      },
    ],
    [t, automation],
  );
}

interface StepNameProps {
  readonly automation: Automation | undefined;
  readonly stepId: string | null;
}

/** The name of a step as it is drawn now; an older version's step may be gone, and then its id is all there is. */
function StepName({ automation, stepId }: StepNameProps) {
  const titleOf = useStepTitle();
  if (stepId === null) return '–';
  const step = automation?.steps.find(({ id }) => id === stepId);
  return step ? titleOf(step) : stepId;
}

function EnrolmentCard({
  enrolment,
  automation,
}: { readonly enrolment: Enrolment } & Pick<StepNameProps, 'automation'>) {
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <RowLink href={`/enrolments/${enrolment.id}`} className="min-w-0 truncate">
          {nameOf(enrolment.contact)}
        </RowLink>
        <EnrolmentStatusBadge status={enrolment.status} />
      </div>
      <p className="mt-0.5 flex justify-between gap-3 text-[0.8667rem] text-ink-faint">
        <span className="min-w-0 truncate">
          <StepName automation={automation} stepId={enrolment.currentStepId} />
        </span>
        <Ago at={enrolment.wakesAt ?? enrolment.enteredAt} />
      </p>
    </>
  );
}
