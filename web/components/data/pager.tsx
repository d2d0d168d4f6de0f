'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Page } from '../../../api/client';
import { Button } from '../ui/button';

export const PAGE_SIZE = 50;

interface CursorState {
  readonly filters: string;
  readonly cursors: readonly string[];
}

/** Walks a list by its cursors; a change of the filters goes back to the first page. */
export function useCursor(filters: string) {
  const [state, setState] = useState<CursorState>({ filters, cursors: [] });
  const cursors = state.filters === filters ? state.cursors : [];
  return {
    cursor: cursors.at(-1),
    pageIndex: cursors.length,
    goOn: (cursor: string) => setState({ filters, cursors: [...cursors, cursor] }),
    goBack: () => setState({ filters, cursors: cursors.slice(0, -1) }),
  };
}

interface PagerProps {
  readonly page: Page<unknown>;
  readonly cursor: ReturnType<typeof useCursor>;
}

export function Pager({ page, cursor }: PagerProps) {
  const t = useTranslations('common');
  const { nextCursor } = page;
  const from = cursor.pageIndex * PAGE_SIZE + 1;
  if (page.items.length === 0 || (cursor.pageIndex === 0 && nextCursor === null)) return null;
  return (
    <div className="flex items-center justify-between gap-3 border-t border-line px-5 py-3 text-[0.8667rem] text-ink-faint">
      <span className="tabular-nums">
        {t('rangeOf', { from, to: from + page.items.length - 1, total: page.total })}
      </span>
      <span className="flex gap-1.5">
        <Button size="small" disabled={cursor.pageIndex === 0} onClick={cursor.goBack}>
          <ChevronLeft aria-hidden />
          {t('previous')}
        </Button>
        <Button
          size="small"
          disabled={nextCursor === null}
          onClick={() => {
            if (nextCursor !== null) cursor.goOn(nextCursor);
          }}
        >
          {t('next')}
          <ChevronRight aria-hidden />
        </Button>
      </span>
    </div>
  );
}
