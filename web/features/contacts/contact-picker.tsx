'use client';

import { ChevronDown, Search, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Contact } from '../../../domain/contact/contact';
import { useSettled } from '../../client/use-settled';
import { Button } from '../../components/ui/button';
import { cx } from '../../components/ui/class-names';
import { fieldStyle } from '../../components/ui/input';
import { useContacts } from './api';
import { nameOf } from './contact-badges';

interface ContactPickerProps {
  readonly contact: Contact | null;
  readonly onChange: (contact: Contact | null) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly className?: string;
  readonly id?: string;
}

/** Finds one contact by name or address. */
export function ContactPicker({ contact, onChange, label, placeholder, className, id }: ContactPickerProps) {
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <div className={cx('flex min-w-0 items-center gap-1', className)}>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <button
            type="button"
            id={id}
            aria-label={`${label}: ${contact ? nameOf(contact) : placeholder}`}
            className={cx(fieldStyle, 'flex h-9.5 min-w-0 items-center justify-between gap-2 text-left')}
          >
            <span className={cx('truncate', contact ? '' : 'text-ink-faint')}>
              {contact ? nameOf(contact) : placeholder}
            </span>
            <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className="z-50 w-80 max-w-[calc(100vw-2rem)] animate-rise rounded-xl border border-line bg-surface p-1 shadow-float"
          >
            <Finder
              onChoose={(chosen) => {
                onChange(chosen);
                setOpen(false);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {contact ? (
        <Button look="quiet" size="smallIcon" aria-label={common('clear')} onClick={() => onChange(null)}>
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}

const SHOWN = 7;

function Finder({ onChoose }: { readonly onChoose: (contact: Contact) => void }) {
  const t = useTranslations('templates');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 200);
  const { data } = useContacts({ limit: SHOWN, q: q === '' ? undefined : q });
  return (
    <>
      <div className="relative border-b border-line p-1.5">
        <Search className="absolute top-1/2 left-4 size-4 -translate-y-1/2 text-ink-faint" aria-hidden />
        <input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            const first = data?.items[0];
            if (event.key === 'Enter' && first) onChoose(first);
          }}
          placeholder={t('findContact')}
          aria-label={t('findContact')}
          className="h-9 w-full rounded-lg bg-transparent pr-2 pl-8.5 text-[0.9333rem] outline-none"
        />
      </div>
      <ul className="max-h-72 overflow-y-auto py-1">
        {data?.items.map((contact) => (
          <li key={contact.id}>
            <button
              type="button"
              onClick={() => onChoose(contact)}
              className="block w-full rounded-lg px-3 py-1.5 text-left hover:bg-sunken focus-visible:bg-sunken"
            >
              <span className="block truncate text-[0.9333rem]">{nameOf(contact)}</span>
              <span className="block truncate text-[0.8rem] text-ink-faint">{contact.email}</span>
            </button>
          </li>
        ))}
        {data?.items.length === 0 ? (
          <li className="px-3 py-4 text-center text-[0.8667rem] text-ink-faint">{t('noContact')}</li>
        ) : null}
      </ul>
    </>
  );
}
