'use client';

import { X } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { fold } from '../../../../domain/segment/fold';
import { useSettled } from '../../../client/use-settled';
import { cx } from '../../../components/ui/class-names';
import { fieldStyle } from '../../../components/ui/input';
import type { Named, ValueSource } from './catalogue';
import { useValues } from './catalogue';
import type { ComboOption } from './combobox';
import { OptionList } from './combobox';

const PAUSE_MS = 200;

export interface SuggestControl {
  readonly label: string;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Whose values are suggested; null for what has none. */
  readonly source: ValueSource | null;
}

interface TextFieldProps extends SuggestControl {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text, with the values that exist to choose from. Anything else may be typed too. */
export function SuggestField({ value, onChange, source, ...control }: TextFieldProps) {
  const list = useSuggestions({ source, typed: value, except: [] });
  return (
    <SuggestBox list={list} onChoose={onChange}>
      <input
        {...list.input(control, (chosen) => onChange(chosen))}
        value={value}
        placeholder={control.placeholder}
        onChange={(event) => {
          onChange(event.target.value);
          list.search();
        }}
        className={cx(fieldStyle, 'h-9.5')}
      />
    </SuggestBox>
  );
}

interface ChipsFieldProps extends SuggestControl {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** The only values there are, each with its name. */
  readonly options?: readonly Named[] | undefined;
  /** Told what is typed, where the options are looked up by it. */
  readonly onSearch?: (typed: string) => void;
  readonly numeric?: boolean;
}

/** Several values: Enter or a comma adds, a pasted list adds all it holds, Backspace takes the last away. */
export function ChipsField({
  values,
  onChange,
  options,
  onSearch,
  source,
  numeric = false,
  ...control
}: ChipsFieldProps) {
  const common = useTranslations('common');
  const t = useTranslations('builder');
  const [typed, setTyped] = useState('');
  const list = useSuggestions({ source, typed, except: values, options });
  const nameOf = (value: string) => options?.find((option) => option.value === value)?.label ?? value;
  const add = (texts: readonly string[]) => {
    const wanted = texts
      .map((text) => text.trim())
      .filter((text) => text !== '' && !(numeric && Number.isNaN(Number(text))));
    setTyped('');
    onSearch?.('');
    const added = [...new Set([...values, ...wanted])];
    if (added.length > values.length) onChange(added);
  };
  const typeIn = (text: string) => {
    setTyped(text);
    list.search();
    onSearch?.(text.trim());
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '' && values.length > 0) onChange(values.slice(0, -1));
    // Enter has taken a suggestion where one is marked; else it adds what was typed.
    if (options || (event.key === 'Enter' && list.isOpen && list.active >= 0)) return;
    if ((event.key === 'Enter' && typed.trim() !== '') || event.key === ',' || event.key === ';') {
      event.preventDefault();
      add([typed]);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (options || !/[,;\n\t]/.test(text)) return;
    event.preventDefault();
    add(text.split(/[,;\n\t]+/));
  };
  const box = list.input(control, (chosen) => add([chosen]));
  return (
    <SuggestBox list={list} onChoose={(chosen) => add([chosen])}>
      <div
        className={cx(
          fieldStyle,
          'flex min-h-9.5 flex-wrap items-center gap-1.5 px-2 py-1.25 focus-within:border-accent',
        )}
      >
        {values.map((value) => (
          <span
            key={value}
            className="inline-flex max-w-full items-center gap-0.5 rounded-md bg-accent-wash py-0.5 pr-0.5 pl-2 text-[0.8667rem] text-accent"
          >
            <span className="truncate">{nameOf(value)}</span>
            <button
              type="button"
              disabled={control.disabled}
              aria-label={common('removeNamed', { name: nameOf(value) })}
              onClick={() => onChange(values.filter((other) => other !== value))}
              className="grid size-6 place-items-center rounded hover:bg-surface"
            >
              <X className="size-3.5" aria-hidden />
            </button>
          </span>
        ))}
        <input
          {...box}
          value={typed}
          inputMode={numeric ? 'decimal' : undefined}
          onChange={(event) => typeIn(event.target.value)}
          onPaste={paste}
          onKeyDown={(event) => {
            box.onKeyDown(event);
            press(event);
          }}
          onBlur={() => {
            list.close();
            if (!options) add([typed]);
          }}
          placeholder={values.length === 0 ? (control.placeholder ?? t(options ? 'pickSome' : 'typeSome')) : ''}
          className={cx('h-6.5 flex-1 bg-transparent outline-none', values.length === 0 ? 'min-w-24' : 'min-w-8')}
        />
      </div>
    </SuggestBox>
  );
}

interface Wanted {
  readonly source: ValueSource | null;
  readonly typed: string;
  readonly except: readonly string[];
  readonly options?: readonly Named[] | undefined;
}

type Suggestions = ReturnType<typeof useSuggestions>;

function useSuggestions({ source, typed, except, options }: Wanted) {
  const id = useId();
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const q = useSettled(typed.trim(), PAUSE_MS);
  const { data } = useValues(source, q, open);
  const known: readonly ComboOption[] =
    options ??
    (data?.values ?? []).map(({ value, count }) => ({
      value,
      label: value,
      hint: count === undefined ? undefined : format.number(count),
    }));
  // What was fetched may be a keystroke late: nothing is shown, and none marked, that does not fit what is typed now.
  const shown = known.filter(
    ({ value, label }) => !except.includes(value) && value !== typed && fold(label).includes(fold(typed.trim())),
  );
  const isOpen = open && shown.length > 0;
  const at = Math.min(active, shown.length - 1);
  const press = (event: KeyboardEvent, choose: (value: string) => void) => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setOpen(false);
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setOpen(true);
      const next = event.key === 'ArrowDown' ? at + 1 : at - 1;
      setActive(Math.max(0, Math.min(shown.length - 1, next)));
      return;
    }
    const chosen = event.key === 'Enter' && isOpen ? shown[at] : undefined;
    if (event.key === 'Enter' && (isOpen || options)) event.preventDefault();
    if (!chosen) return;
    setActive(-1);
    if (!options) setOpen(false);
    choose(chosen.value);
  };
  return {
    id,
    shown,
    active: at,
    isOpen,
    onActive: setActive,
    close: () => setOpen(false),
    search: () => {
      setOpen(true);
      setActive(options ? 0 : -1);
    },
    input: (
      { label, disabled, invalid, describedBy }: Omit<SuggestControl, 'source'>,
      choose: (value: string) => void,
    ) => ({
      role: 'combobox',
      'aria-label': label,
      'aria-expanded': isOpen,
      'aria-controls': isOpen ? `${id}-list` : undefined,
      'aria-autocomplete': 'list' as const,
      'aria-activedescendant': isOpen && at >= 0 ? `${id}-${at}` : undefined,
      'aria-invalid': invalid === true,
      'aria-describedby': describedBy,
      autoComplete: 'off',
      disabled,
      onFocus: () => setOpen(true),
      onClick: () => setOpen(true),
      onBlur: () => setOpen(false),
      onKeyDown: (event: KeyboardEvent) => press(event, choose),
    }),
  };
}

interface SuggestBoxProps {
  readonly list: Suggestions;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

/** A field with its list below, which never takes the focus away from the field. */
function SuggestBox({ list, onChoose, children }: SuggestBoxProps) {
  const t = useTranslations('builder');
  const choose = (value: string) => {
    list.close();
    onChoose(value);
  };
  return (
    <Popover.Root open={list.isOpen}>
      <Popover.Anchor asChild>
        <div className="min-w-0">{children}</div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          role="presentation"
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 w-(--radix-popover-trigger-width) min-w-52 animate-rise overflow-hidden rounded-xl border border-line bg-surface shadow-float"
        >
          <OptionList
            id={list.id}
            label={t('suggestions')}
            options={list.shown}
            active={list.active}
            onChoose={choose}
            onActive={list.onActive}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
