'use client';

import type { ComponentProps, KeyboardEvent, RefObject } from 'react';
import { useRef } from 'react';
import { cx } from './class-names';

interface CodeAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'ref'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Lines at fault, from 1. */
  readonly faultLines?: ReadonlySet<number>;
}

/** A field for code: line numbers, faults on their lines, Tab indents (Escape lets Tab leave the field again). */
export function CodeArea({ value, onChange, field, faultLines, className, ...rest }: CodeAreaProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const tabLeaves = useRef(false);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') tabLeaves.current = true;
    if (event.key !== 'Tab' || event.shiftKey || tabLeaves.current) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    event.currentTarget.setRangeText('  ', selectionStart, selectionEnd, 'end');
    onChange(event.currentTarget.value);
  };
  const lineCount = value.split('\n').length;
  return (
    <div
      className={cx(
        'flex overflow-hidden rounded-lg border border-line-strong bg-surface font-mono text-[0.8667rem] leading-[1.6] focus-within:border-accent',
        className,
      )}
    >
      <div
        ref={gutter}
        aria-hidden
        className="shrink-0 overflow-hidden border-r border-line bg-sunken py-2.5 text-right text-ink-faint select-none"
      >
        {Array.from({ length: lineCount }, (_, index) => (
          <div
            key={index}
            className={cx('px-2.5 tabular-nums', faultLines?.has(index + 1) && 'bg-bad-wash font-bold text-bad')}
          >
            {index + 1}
          </div>
        ))}
        <div className="h-12" />
      </div>
      <textarea
        {...rest}
        ref={field}
        value={value}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
        onFocus={() => {
          tabLeaves.current = false;
        }}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
        className="min-w-0 flex-1 resize-none overflow-auto bg-transparent px-3 py-2.5 whitespace-pre outline-none [tab-size:2]"
      />
    </div>
  );
}
