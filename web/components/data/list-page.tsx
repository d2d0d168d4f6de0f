'use client';

import type { LucideIcon } from 'lucide-react';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Page as PageOf } from '../../../api/client';
import { Page } from '../shell/page';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ListFrame } from './list-frame';
import type { useCursor } from './pager';
import { Pager } from './pager';
import { SearchField } from './search-field';

interface ListPageProps<Item> {
  readonly title: string;
  readonly query: {
    readonly data: PageOf<Item> | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly cursor: ReturnType<typeof useCursor>;
  readonly search: { readonly value: string; readonly onChange: (value: string) => void; readonly label: string };
  /** Further filters, beside the search. */
  readonly filters?: ReactNode;
  /** Set where filters narrow the list: how to take them off. */
  readonly onClear: (() => void) | undefined;
  /** Where one more is made; null for a reader who may not. */
  readonly create: { readonly href: string; readonly label: string } | null;
  /** Further ways to make one, before it. */
  readonly actions?: ReactNode;
  readonly empty: { readonly icon: LucideIcon; readonly title: string; readonly text: string };
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** The page of a list: its name, what makes one more, its filters, its states, and the way to the next page. */
export function ListPage<Item>(props: ListPageProps<Item>) {
  const { title, query, cursor, search, filters, onClear, create, actions, empty, children } = props;
  const createButton = create ? (
    <Button asChild look="primary">
      <Link href={create.href}>
        <Plus aria-hidden />
        {create.label}
      </Link>
    </Button>
  ) : null;
  return (
    <Page
      title={title}
      actions={
        <>
          {actions}
          {createButton}
        </>
      }
    >
      <ListFrame
        query={query}
        toolbar={
          <div className="flex flex-wrap gap-2">
            <SearchField {...search} className="min-w-52 flex-1" />
            {filters}
          </div>
        }
        onClear={onClear}
        empty={
          <EmptyState icon={empty.icon} title={empty.title} action={createButton}>
            {empty.text}
          </EmptyState>
        }
      >
        {(page) => (
          <>
            {children(page.items)}
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
    </Page>
  );
}
