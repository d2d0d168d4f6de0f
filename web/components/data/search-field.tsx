'use client';

import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../ui/class-names';
import { Input } from '../ui/input';

const PAUSE_MS = 220;

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly className?: string;
}

/** Searches as one types, once the hand pauses. */
export function SearchField({ value, onChange, label, className }: SearchFieldProps) {
  const t = useTranslations('common');
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  // The value was changed from outside, such as by clearing the filters.
  if (given !== value) {
    setGiven(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className={cx('relative', className)}>
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
        aria-hidden
      />
      <Input
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={t('search')}
        aria-label={label}
        className="pl-9"
      />
    </div>
  );
}
