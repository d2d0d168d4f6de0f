'use client';

import { Filter } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { RuleGroupTypeAny } from 'react-querybuilder';
import { QueryBuilder } from 'react-querybuilder';
import { toast } from 'sonner';
import { useLocale, useTranslations } from 'use-intl';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import { cx } from '../../../components/ui/class-names';
import { BuilderActionsProvider, BuilderStateProvider } from './builder-context';
import { useCatalogue } from './catalogue';
import { ConditionRow } from './condition-row';
import { Dragging } from './dnd';
import type { RowFault } from './faults';
import { localFaults, rowFault } from './faults';
import { missingIn } from './condition';
import { useFieldOptions } from './field-picker';
import { GroupCard } from './group-card';
import { QuestionPicker } from './question-picker';
import type { SegmentQuery } from './query';
import { ROOT_ID, fromQuery, isGroup } from './query';
import { QuickFilterBar } from './quick-filter-bar';
import { Toolbar } from './toolbar';
import { itemsOf } from './tree';
import type { FocusPart, Word } from './use-builder';
import { useBuilder } from './use-builder';
import { useBuilderKeys } from './use-builder-keys';

export interface CriteriaBuilderProps {
  readonly value: SegmentCriteria;
  readonly onChange: (criteria: SegmentCriteria) => void;
  readonly disabled?: boolean;
  /** What the server refused, by path: `criteria.conditions.2.operator`. Shown at its row. */
  readonly faults?: readonly { readonly path: string; readonly message: string }[];
  /** Rows say what they lack; set once someone wants to save. */
  readonly showMissing?: boolean;
  /** Without templates and without the offer of quick filters, where little place is and few conditions are asked. */
  readonly conditionsOnly?: boolean;
}

const controlElements = { rule: ConditionRow, ruleGroup: GroupCard };
const combinators = [
  { name: 'AND', label: 'AND' },
  { name: 'OR', label: 'OR' },
];
const noFaults: NonNullable<CriteriaBuilderProps['faults']> = [];

/**
 * Edits criteria: conditions on fields and behaviours in groups, moved by dragging or by keyboard, copied between
 * segments, with undo. It knows nothing of saving and counting.
 */
export function CriteriaBuilder(props: CriteriaBuilderProps) {
  const { value, onChange, disabled = false, faults = noFaults, showMissing = false, conditionsOnly = false } = props;
  const root = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const say = useSay(setSaid);
  const focus = useCallback((id: string, part: FocusPart) => focusOn(root.current, id, part), []);
  const { query, actions, canUndo, canRedo, accept } = useBuilder({ value, onChange, say, focus });
  const catalogue = useCatalogue();
  const fieldOptions = useFieldOptions(catalogue);
  const faultsByRow = useFaults(query, faults);
  const state = useMemo(
    () => ({ catalogue, fieldOptions, disabled, showMissing, faults: faultsByRow }),
    [catalogue, fieldOptions, disabled, showMissing, faultsByRow],
  );
  const keys = useBuilderKeys({ root, actions, disabled, change: accept, say, focus });
  const takeOver = useCallback(
    (next: RuleGroupTypeAny) => {
      if (isOurQuery(next)) accept(next);
    },
    [accept],
  );
  const isEveryone = query.rules.length === 0 && Object.keys(query.quick).length === 0;
  return (
    <BuilderActionsProvider value={actions}>
      <BuilderStateProvider value={state}>
        <div ref={root} className="flex flex-col gap-4" {...keys}>
          {conditionsOnly && disabled ? null : (
            <Toolbar canUndo={canUndo} canRedo={canRedo} disabled={disabled}>
              {conditionsOnly ? null : <QuestionPicker />}
            </Toolbar>
          )}
          {isEveryone ? <Nothing /> : null}
          <Dragging>
            <QueryBuilder
              query={query}
              onQueryChange={takeOver}
              controlElements={controlElements}
              combinators={combinators}
              disabled={disabled}
              suppressStandardClassnames
            />
          </Dragging>
          {conditionsOnly && Object.keys(query.quick).length === 0 ? null : (
            <QuickFilterBar quick={query.quick} faults={faultsByRow.get(ROOT_ID) ?? []} />
          )}
          <p aria-live="polite" className="sr-only">
            {said}
          </p>
        </div>
      </BuilderStateProvider>
    </BuilderActionsProvider>
  );
}

const isOurQuery = (query: object): query is SegmentQuery => isGroup(query) && 'quick' in query;

function Nothing() {
  const t = useTranslations('builder');
  return (
    <div className={cx('flex items-start gap-3 rounded-xl border border-dashed border-line-strong/70 p-4')}>
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-wash text-accent">
        <Filter className="size-4.5" aria-hidden />
      </span>
      <div>
        <p className="font-medium">{t('emptyTitle')}</p>
        <p className="text-[0.9333rem] text-pretty text-ink-soft">{t('emptyText')}</p>
      </div>
    </div>
  );
}

/** Says what was done to those who listen, and what failed to everyone. */
function useSay(setSaid: (sentence: string) => void) {
  const t = useTranslations('builder');
  return useCallback(
    (word: Word) => {
      const sentence = t(`said.${word}`);
      if (word === 'nothingToPaste' || word === 'tooDeep' || word === 'notCopied') toast.error(sentence);
      else if (word === 'copied') toast.success(sentence);
      else setSaid(sentence);
    },
    [setSaid, t],
  );
}

/** Faults by row: the server's, and those that need no server. A row that is not filled in yet has none. */
function useFaults(query: SegmentQuery, faults: NonNullable<CriteriaBuilderProps['faults']>) {
  const locale = useLocale();
  const byRow = useMemo(() => {
    const unfinished = new Set<string>();
    for (const { item } of itemsOf(query)) if (!isGroup(item) && missingIn(item)) unfinished.add(item.id);
    const local = localFaults(query, fromQuery(query), locale).filter(({ id }) => !unfinished.has(id));
    const remote = faults.flatMap((fault) => {
      const found = rowFault(query, fault);
      return found && !local.some(({ id, member }) => id === found.id && member === found.member) ? [found] : [];
    });
    const found = new Map<string, RowFault[]>();
    for (const fault of [...local, ...remote]) found.set(fault.id, [...(found.get(fault.id) ?? []), fault]);
    return found;
  }, [query, faults, locale]);
  const key = JSON.stringify([...byRow]);
  const [kept, keep] = useState({ key, byRow });
  if (kept.key !== key) keep({ key, byRow });
  // The same map while nothing changes in it, so that rows are not drawn anew at each letter typed.
  return kept.key === key ? kept.byRow : byRow;
}

const parts = {
  value: '[data-value] input, [data-value] button, [data-menu]',
  handle: '[data-handle]',
  menu: '[data-menu]',
  add: '[data-add]',
} as const;

/** Once the row is drawn, and the menu that acted on it has given its focus back. */
function focusOn(root: HTMLElement | null, id: string, part: FocusPart): void {
  setTimeout(() => {
    const row = root?.querySelector(`[data-row="${CSS.escape(id)}"]`);
    const found = row?.querySelector(parts[part]);
    if (found instanceof HTMLElement) found.focus();
  }, 40);
}
