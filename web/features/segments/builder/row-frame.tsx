'use client';

import { CircleAlert, GripVertical } from 'lucide-react';
import type { HTMLAttributes, KeyboardEvent, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../../components/ui/class-names';
import { useBuilderActions, useBuilderState } from './builder-context';

interface HandleProps {
  readonly id: string;
  /** What is moved, for the handle's name. */
  readonly label: string;
  readonly handleRef: Ref<HTMLSpanElement> | undefined;
  readonly attributes: HTMLAttributes<HTMLElement> | undefined;
}

/** Drags its row by pointer; the arrow keys move it a step, in and out of groups. */
export function Handle({ id, label, handleRef, attributes }: HandleProps) {
  const t = useTranslations('builder');
  const { move } = useBuilderActions();
  const { disabled } = useBuilderState();
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(id, event.key === 'ArrowUp' ? 'up' : 'down');
  };
  if (disabled) return null;
  return (
    <span
      {...attributes}
      ref={handleRef}
      role="button"
      tabIndex={0}
      data-handle
      aria-roledescription={undefined}
      aria-label={t('moveNamed', { name: label })}
      onKeyDown={press}
      className="grid h-9.5 w-6 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-faint hover:bg-line/60 hover:text-ink active:cursor-grabbing"
    >
      <GripVertical className="size-4" aria-hidden />
    </span>
  );
}

/** What is wrong with a row, under it. */
export function RowFaults({ id, messages }: { readonly id: string; readonly messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul id={id} role="alert" className="mt-1.5 flex flex-col gap-0.5">
      {messages.map((message) => (
        <li key={message} className="flex items-start gap-1.5 text-[0.8667rem] text-bad">
          <CircleAlert className="mt-0.75 size-3.5 shrink-0" aria-hidden />
          {message}
        </li>
      ))}
    </ul>
  );
}

/** The place where what is dragged would land. */
export function DropLine({ shown, className }: { readonly shown: boolean; readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={cx(
        'pointer-events-none absolute inset-x-0 h-1 rounded-full bg-accent transition-opacity',
        shown ? 'opacity-100' : 'opacity-0',
        className,
      )}
    />
  );
}
