'use client';

import { UserMinus, Users } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { SegmentMember } from '../../../api/client';
import type { Contact } from '../../../domain/contact/contact';
import type { Segment } from '../../../domain/segment/criteria';
import { ListFrame } from '../../components/data/list-frame';
import { PAGE_SIZE, Pager, useCursor } from '../../components/data/pager';
import { RowLink } from '../../components/data/row-link';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { EmptyState } from '../../components/ui/empty-state';
import { holdTogether } from '../../i18n/french-spaces';
import { ContactStatusBadge, nameOf } from '../contacts/contact-badges';
import { ContactPicker } from '../contacts/contact-picker';
import { useSegmentMembers } from './api';
import { useChangeMembers } from './insights-api';

/** The members as they are now, each with why they are in; those of a static segment can be put in and taken out. */
export function SegmentMembers({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segments');
  const mayChange = useMay('segments:write') && !segment.dynamic;
  const cursor = useCursor(segment.updatedAt);
  const query = useSegmentMembers(segment.id, { limit: PAGE_SIZE, cursor: cursor.cursor, why: true });
  return (
    <div className="flex flex-col gap-4">
      {mayChange ? <AddMember segment={segment} /> : null}
      <ListFrame query={query} empty={<EmptyState icon={Users} title={t('noMembers')} />}>
        {(page) => (
          <>
            <ul aria-label={t('members')} className="divide-y divide-line">
              {page.items.map((member) => (
                <MemberRow key={member.id} member={member} segment={segment} mayChange={mayChange} />
              ))}
            </ul>
            <Pager page={page} cursor={cursor} />
          </>
        )}
      </ListFrame>
    </div>
  );
}

interface MemberRowProps {
  readonly member: SegmentMember;
  readonly segment: Segment;
  readonly mayChange: boolean;
}

function MemberRow({ member, segment, mayChange }: MemberRowProps) {
  const t = useTranslations('segmentPage');
  const remove = useChangeMembers(segment.id, t('memberRemoved'));
  return (
    <li className="relative flex items-center justify-between gap-3 px-5 py-3 hover:bg-paper">
      <span className="min-w-0">
        <RowLink href={`/contacts/${member.id}`}>{nameOf(member)}</RowLink>
        <span className="block truncate text-[0.8667rem] text-ink-faint">{member.email}</span>
        <Reasons member={member} />
      </span>
      <span className="relative z-10 flex shrink-0 items-center gap-2">
        <ContactStatusBadge status={member.status} />
        {mayChange ? (
          <Button
            look="quiet"
            size="smallIcon"
            busy={remove.isPending}
            aria-label={t('removeMember', { name: nameOf(member) })}
            onClick={() => remove.mutate({ remove: [member.id] })}
          >
            <UserMinus aria-hidden />
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** Why a member is in: what holds for them, or when they were put in. */
function Reasons({ member: { why = [], addedAt = null } }: { readonly member: SegmentMember }) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const reasons = addedAt === null ? why : [t('addedOn', { day: format.dateTime(new Date(addedAt), 'day') })];
  if (reasons.length === 0) return null;
  return (
    <span className="mt-1 block text-[0.8667rem] text-ink-soft">
      <span className="sr-only">{t('whyIn')} </span>
      {holdTogether(reasons.join(' · '))}
    </span>
  );
}

function AddMember({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const [contact, setContact] = useState<Contact | null>(null);
  const add = useChangeMembers(segment.id, t('memberAdded'));
  return (
    <div className="flex flex-wrap gap-2">
      <ContactPicker
        label={t('addMember')}
        placeholder={t('chooseContact')}
        contact={contact}
        onChange={setContact}
        className="w-full sm:w-80"
      />
      <Button
        disabled={contact === null}
        busy={add.isPending}
        onClick={() => {
          if (contact) add.mutate({ add: [contact.id] }, { onSuccess: () => setContact(null) });
        }}
      >
        {t('addMember')}
      </Button>
    </div>
  );
}
