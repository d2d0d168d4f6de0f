'use client';

import type { ReactNode } from 'react';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Page } from '../../../api/client';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { SkeletonRows } from '../ui/skeleton';
import { ProblemNotice } from './problem-notice';

interface ListFrameProps<Item> {
  readonly query: {
    readonly data: Page<Item> | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** Above the list, such as its filters. */
  readonly toolbar?: ReactNode;
  /** Set where filters narrow the list: how to take them off. */
  readonly onClear?: (() => void) | undefined;
  /** Shown where there is nothing at all yet. */
  readonly empty: ReactNode;
  readonly children: (page: Page<Item>) => ReactNode;
}

/** The states every list has: on its way, failed, nothing yet, nothing found, there. */
export function ListFrame<Item>({ query, toolbar, onClear, empty, children }: ListFrameProps<Item>) {
  const t = useTranslations('common');
  const { data, error } = query;
  const nothing = data !== undefined && data.items.length === 0;
  return (
    <Card>
      {toolbar && !(nothing && !onClear) ? <div className="border-b border-line p-3">{toolbar}</div> : null}
      {error && data === undefined ? (
        <div className="p-4">
          <ProblemNotice error={error} title={t('errorTitle')} onRetry={() => void query.refetch()} />
        </div>
      ) : data === undefined ? (
        <SkeletonRows label={t('loading')} />
      ) : !nothing ? (
        children(data)
      ) : onClear ? (
        <EmptyState
          icon={SearchX}
          title={t('nothingFound')}
          action={<Button onClick={onClear}>{t('clearFilters')}</Button>}
        >
          {t('nothingFoundHint')}
        </EmptyState>
      ) : (
        empty
      )}
    </Card>
  );
}
