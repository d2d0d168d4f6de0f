'use client';

import { Check, Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { fold } from '../../../../domain/segment/fold';
import { cx } from '../../../components/ui/class-names';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

interface ComboboxProps {
  /** Opens the list; its accessible name says what is chosen. */
  readonly trigger: ReactNode;
  /** What is searched, such as “Field”. */
  readonly label: string;
  readonly options: readonly ComboOption[];
  readonly value?: string | undefined;
  readonly onChoose: (value: string) => void;
  /** Told what is typed, where the options are looked up elsewhere and need no filter here. */
  readonly onSearch?: (typed: string) => void;
  /** A word of one's own may be chosen too. */
  readonly free?: boolean;
  readonly busy?: boolean;
}

/** As many as are drawn at once; typing finds the rest. */
const SHOWN = 120;

/** A button that opens a list with a field to search it: arrows walk, Enter takes, Escape leaves. */
export function Combobox({ trigger, ...finder }: ComboboxProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={finder.label}
          className="z-50 flex max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] animate-rise flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-float outline-none"
        >
          <Finder
            {...finder}
            onChoose={(value) => {
              setOpen(false);
              finder.onChoose(value);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type FinderProps = Omit<ComboboxProps, 'trigger'>;

function Finder({ label, options, value, onChoose, onSearch, free = false, busy = false }: FinderProps) {
  const t = useTranslations('builder');
  const id = useId();
  const [typed, setTyped] = useState('');
  const found = useMemo(() => (onSearch ? options : matching(options, typed)), [onSearch, options, typed]);
  const own = free && typed.trim() !== '' && !found.some((option) => option.value === typed.trim());
  const shown = [
    ...(own ? [{ value: typed.trim(), label: t('useTyped', { typed: typed.trim() }) }] : []),
    ...found,
  ].slice(0, SHOWN);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  );
  const at = Math.min(active, shown.length - 1);
  const search = (next: string) => {
    setTyped(next);
    setActive(0);
    onSearch?.(next.trim());
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1, PageDown: at + 8, PageUp: at - 8 };
    const chosen = shown[at];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen) onChoose(chosen.value);
    } else if (event.key in to && !((event.key === 'Home' || event.key === 'End') && typed !== '')) {
      event.preventDefault();
      const next = Object.entries(to).find(([key]) => key === event.key)?.[1] ?? at;
      setActive(Math.max(0, Math.min(shown.length - 1, next)));
    }
  };
  return (
    <>
      <div className="relative border-b border-line p-1.5">
        <Search className="absolute top-1/2 left-4 size-4 -translate-y-1/2 text-ink-faint" aria-hidden />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
          value={typed}
          onChange={(event) => search(event.target.value)}
          onKeyDown={press}
          placeholder={t('find')}
          className="h-9 w-full rounded-lg bg-transparent pr-2 pl-8.5 text-[0.9333rem] outline-none"
        />
      </div>
      <OptionList
        id={id}
        label={label}
        options={shown}
        active={at}
        value={value}
        onChoose={onChoose}
        onActive={setActive}
      />
      {shown.length === 0 ? (
        <p role="status" className="px-4 py-5 text-center text-[0.8667rem] text-ink-faint">
          {busy ? t('searching') : t('noneFound')}
        </p>
      ) : null}
    </>
  );
}

/** The options whose label, hint or group hold every word typed. */
function matching(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return options;
  return options.filter(({ label, hint = '', group = '' }) => {
    const text = fold(`${label} ${hint} ${group}`);
    return words.every((word) => text.includes(word));
  });
}

interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly ComboOption[];
  readonly active: number;
  readonly value?: string | undefined;
  readonly onChoose: (value: string) => void;
  readonly onActive: (index: number) => void;
}

/** The options of a combobox, grouped as they come. The field keeps the focus and names the active one. */
export function OptionList({ id, label, options, active, value, onChoose, onActive }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const groups = groupsOf(options);
  const option = (choice: ComboOption, index: number) => (
    <div
      key={choice.value}
      id={`${id}-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={choice.value === value}
      onPointerMove={() => onActive(index)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(choice.value)}
      onKeyDown={() => undefined}
      className={cx(
        'flex cursor-pointer items-center gap-2 rounded-lg px-2.5 py-1.5 text-[0.9333rem]',
        index === active && 'bg-sunken',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate">{choice.label}</span>
      </span>
      {choice.hint ? <span className="shrink-0 text-[0.8rem] text-ink-faint tabular-nums">{choice.hint}</span> : null}
      {choice.value === value ? <Check className="size-4 shrink-0 text-accent" aria-hidden /> : null}
    </div>
  );
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      className={cx('max-h-80 overflow-y-auto', options.length > 0 && 'p-1')}
    >
      {groups.map(({ name, from, options: members }) =>
        name === '' ? (
          members.map((choice, index) => option(choice, from + index))
        ) : (
          <div key={`${name}-${from}`} role="group" aria-label={name}>
            <p aria-hidden className="px-2.5 pt-2.5 pb-1 text-[0.8rem] font-medium text-ink-faint">
              {name}
            </p>
            {members.map((choice, index) => option(choice, from + index))}
          </div>
        ),
      )}
    </div>
  );
}

interface OptionGroup {
  readonly name: string;
  /** The index of its first option among all. */
  readonly from: number;
  readonly options: readonly ComboOption[];
}

function groupsOf(options: readonly ComboOption[]): readonly OptionGroup[] {
  const starts = options.flatMap((option, index) =>
    index === 0 || option.group !== options[index - 1]?.group ? [index] : [],
  );
  return starts.map((from, at) => ({
    name: options[from]?.group ?? '',
    from,
    options: options.slice(from, starts[at + 1]),
  }));
}
