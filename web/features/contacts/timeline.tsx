'use client';

import { History } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Ago } from '../../components/data/moment';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { EmptyState } from '../../components/ui/empty-state';
import { SkeletonRows } from '../../components/ui/skeleton';
import { useTimeline } from './api';
import { useEventWords } from './event-words';

/** What happened with a contact, told in words, newest first. */
export function Timeline({ contactId }: { readonly contactId: string }) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(contactId);
  const wordsOf = useEventWords();
  const events = data?.pages.flatMap((page) => page.items);
  return (
    <Card>
      <CardHeader title={t('timeline')} />
      {error && !events ? (
        <CardBody>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </CardBody>
      ) : !events ? (
        <SkeletonRows label={common('loading')} />
      ) : events.length === 0 ? (
        <EmptyState icon={History} title={t('timeline')}>
          {t('timelineEmpty')}
        </EmptyState>
      ) : (
        <CardBody>
          <ol className="relative ml-1.75 border-l border-line pl-6">
            {events.map((event) => {
              const { icon: Icon, sentence } = wordsOf(event);
              return (
                <li key={event.id} className="relative pb-4 last:pb-1">
                  <span className="absolute top-0 -left-[2.1rem] grid size-5.5 place-items-center rounded-full border border-line bg-surface">
                    <Icon className="size-3 text-accent" aria-hidden />
                  </span>
                  <p className="text-[0.9333rem] leading-snug break-words">{sentence}</p>
                  <p className="text-[0.8rem] text-ink-faint">
                    <Ago at={event.occurredAt} />
                  </p>
                </li>
              );
            })}
          </ol>
          {hasNextPage ? (
            <Button size="small" className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('loadMore')}
            </Button>
          ) : null}
        </CardBody>
      )}
    </Card>
  );
}
