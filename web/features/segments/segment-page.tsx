'use client';

import { Trash2, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Segment } from '../../../domain/segment/criteria';
import { ListFrame } from '../../components/data/list-frame';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { ProblemNotice } from '../../components/data/problem-notice';
import { RowLink } from '../../components/data/row-link';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { EmptyState } from '../../components/ui/empty-state';
import { Skeleton } from '../../components/ui/skeleton';
import { ContactStatusBadge, nameOf } from '../contacts/contact-badges';
import { useRemoveSegment, useSegment, useSegmentMembers, useUpdateSegment } from './api';
import { SegmentForm } from './segment-form';

export function SegmentPage({ id }: { readonly id: string }) {
  const t = useTranslations('segments');
  const { data, error, refetch } = useSegment(id);
  if (data) return <KnownSegment segment={data} key={data.id} />;
  return (
    <Page title={t('title')} back={{ href: '/segments', label: t('title') }} width="narrow">
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-96" />}
    </Page>
  );
}

function KnownSegment({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segments');
  const common = useTranslations('common');
  const mayWrite = useMay('segments:write');
  const update = useUpdateSegment(segment.id, common('saved'));
  return (
    <Page
      title={segment.name}
      lead={t('people', { count: segment.contactCount })}
      back={{ href: '/segments', label: t('title') }}
      width="narrow"
      actions={mayWrite ? <RemoveButton segment={segment} /> : null}
    >
      <div className="flex flex-col gap-7">
        <SegmentForm
          segment={segment}
          readOnly={!mayWrite}
          error={update.error}
          onSubmit={({ dynamic: _dynamic, ...change }) => update.mutate(change)}
          actions={(ready) =>
            mayWrite ? (
              <Button type="submit" look="primary" busy={update.isPending} disabled={!ready}>
                {common('save')}
              </Button>
            ) : null
          }
        />
        <Members segment={segment} />
      </div>
    </Page>
  );
}

function Members({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segments');
  const cursor = useCursor(segment.updatedAt);
  const query = useSegmentMembers(segment.id, { limit: PAGE_SIZE, cursor: cursor.cursor });
  return (
    <section>
      <h2 className="mb-3 text-[1.2rem] font-semibold tracking-[-0.02em]">{t('members')}</h2>
      <ListFrame query={query} empty={<EmptyState icon={Users} title={t('noMembers')} />}>
        {(page) => (
          <>
            <ul className="divide-y divide-line">
              {page.items.map((contact) => (
                <li
                  key={contact.id}
                  className="relative flex items-center justify-between gap-3 px-5 py-3 hover:bg-paper"
                >
                  <span className="min-w-0">
                    <RowLink href={`/contacts/${contact.id}`}>{nameOf(contact)}</RowLink>
                    <span className="block truncate text-[0.8667rem] text-ink-faint">{contact.email}</span>
                  </span>
                  <ContactStatusBadge status={contact.status} />
                </li>
              ))}
            </ul>
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
    </section>
  );
}

function RemoveButton({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segments');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveSegment(t('removed'));
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
        {t('remove')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger
        title={t('removeTitle', { name: segment.name })}
        description={t('removeText')}
        action={t('remove')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(segment.id, { onSuccess: () => router.push('/segments') })}
      />
    </>
  );
}
