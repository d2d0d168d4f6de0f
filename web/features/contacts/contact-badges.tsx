'use client';

import { useTranslations } from 'use-intl';
import type { Contact, ContactStatus } from '../../../domain/contact/contact';
import type { Tone } from '../../components/ui/badge';
import { Badge, Tag } from '../../components/ui/badge';

const tones: Readonly<Record<ContactStatus, Tone>> = {
  active: 'good',
  unsubscribed: 'warn',
  bounced: 'bad',
  invalid: 'bad',
};

export function ContactStatusBadge({ status }: { readonly status: ContactStatus }) {
  const t = useTranslations('labels');
  return <Badge tone={tones[status]}>{t(`contactStatus.${status}`)}</Badge>;
}

/** A few tags and how many more there are. */
export function TagList({ tags, most = 3 }: { readonly tags: readonly string[]; readonly most?: number }) {
  return (
    <span className="flex flex-wrap gap-1">
      {tags.slice(0, most).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {tags.length > most ? (
        <span title={tags.slice(most).join(', ')} className="text-[0.8rem] leading-6 text-ink-faint">
          +{tags.length - most}
        </span>
      ) : null}
    </span>
  );
}

type Named = Pick<Contact, 'email' | 'firstName' | 'lastName'>;

/** First and last name, or the address where neither is known. */
export const nameOf = ({ email, firstName, lastName }: Named): string =>
  [firstName, lastName].filter((part) => part !== null && part !== '').join(' ') || email;
