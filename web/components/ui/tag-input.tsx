'use client';

import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from './class-names';
import { fieldStyle } from './input';

interface TagInputProps {
  readonly label: string;
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  readonly disabled?: boolean;
  readonly id?: string;
}

/** Words typed one by one: Enter or a comma adds, Backspace in the empty field takes the last away. */
export function TagInput({ label, tags, onChange, disabled = false, id }: TagInputProps) {
  const t = useTranslations('common');
  const [typed, setTyped] = useState('');
  const add = () => {
    const tag = typed.trim();
    setTyped('');
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    }
    if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChange(tags.slice(0, -1));
  };
  return (
    <div
      className={cx(fieldStyle, 'flex min-h-9.5 flex-wrap items-center gap-1.5 px-2 py-1.5 focus-within:border-accent')}
    >
      {tags.map((tag) => (
        <span
          key={tag}
          className="inline-flex max-w-full items-center gap-0.5 rounded-md bg-sunken py-0.5 pr-0.5 pl-2 text-[0.8667rem]"
        >
          <span className="truncate">{tag}</span>
          <button
            type="button"
            disabled={disabled}
            aria-label={t('removeNamed', { name: tag })}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
            className="rounded p-0.5 text-ink-faint hover:text-ink"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </span>
      ))}
      <input
        id={id}
        value={typed}
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={add}
        aria-label={label}
        placeholder={tags.length === 0 ? t('typeAndEnter') : ''}
        className="min-w-20 flex-1 bg-transparent outline-none"
      />
    </div>
  );
}
