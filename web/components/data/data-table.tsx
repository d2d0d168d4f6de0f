'use client';

import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { cx } from '../ui/class-names';

const features = tableFeatures({ columnVisibilityFeature });

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** Left out of the column menu: the row makes no sense without it. */
  readonly fixed?: boolean;
  readonly className?: string;
  /** The API's name to sort by, in the order wanted first (`-` is descending); absent where it cannot be sorted. */
  readonly sort?: string;
}

export type HiddenColumns = Readonly<Record<string, boolean>>;

interface DataTableProps<Row> {
  /** Says what the table lists, for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** One row as a phone shows it. */
  readonly card: (row: Row) => ReactNode;
  /** Ids of columns shown (true) or hidden (false); those not named are shown. */
  readonly visibility?: HiddenColumns;
  /** Dims what is shown while a newer page is on its way. */
  readonly stale?: boolean;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
}

/** A table on a wide screen, a list of cards on a phone. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, card, visibility, stale = false, sort, onSort } = props;
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.display({ id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) }),
      ),
    );
  }, [columns]);
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const columnVisibility = useMemo(() => ({ ...visibility }), [visibility]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowKey,
    state: { columnVisibility },
  });
  const side = (id: string) => byId.get(id)?.align === 'end' && 'text-right tabular-nums';
  return (
    <div className={cx('transition-opacity', stale && 'opacity-60')} aria-busy={stale}>
      <div className="hidden overflow-x-auto md:block">
        <table className="w-full border-collapse text-[0.9333rem]">
          <caption className="sr-only">{label}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} className="border-b border-line">
                {group.headers.map((header) => (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={ariaSort(byId.get(header.column.id)?.sort, sort)}
                    className={cx(
                      'px-3 py-2.5 text-left text-[0.8rem] font-medium whitespace-nowrap text-ink-faint first:pl-5 last:pr-5',
                      side(header.column.id),
                    )}
                  >
                    <SortButton column={byId.get(header.column.id)} sort={sort} onSort={onSort}>
                      <table.FlexRender header={header} />
                    </SortButton>
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} className="relative border-b border-line last:border-0 hover:bg-paper">
                {row.getVisibleCells().map((cell) => (
                  <td
                    key={cell.id}
                    className={cx(
                      'px-3 py-3 align-middle first:pl-5 last:pr-5',
                      side(cell.column.id),
                      byId.get(cell.column.id)?.className,
                    )}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul aria-label={label} className="divide-y divide-line md:hidden">
        {rows.map((row) => (
          <li key={rowKey(row)} className="relative px-4 py-3.5">
            {card(row)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const bare = (sort: string) => sort.replace('-', '');

function ariaSort(column: string | undefined, sort: string | undefined) {
  if (column === undefined || sort === undefined || bare(column) !== bare(sort)) return undefined;
  return sort.startsWith('-') ? 'descending' : 'ascending';
}

interface SortButtonProps {
  readonly column: { readonly sort?: string } | undefined;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
  readonly children: ReactNode;
}

/** A header that sorts: first in the column's own order, then the other way round. */
function SortButton({ column, sort, onSort, children }: SortButtonProps) {
  const own = column?.sort;
  if (own === undefined || onSort === undefined) return children;
  const direction = ariaSort(own, sort);
  const turned = own.startsWith('-') ? bare(own) : `-${own}`;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onSort(sort === own ? turned : own)}
      className="inline-flex items-center gap-1 rounded hover:text-ink"
    >
      {children}
      {direction ? <Arrow className="size-3.5" aria-hidden /> : null}
    </button>
  );
}
