'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ContactWhy } from '../../../api/client';
import type { Contact } from '../../../domain/contact/contact';
import type { Segment } from '../../../domain/segment/criteria';
import type { Explained } from '../../../domain/segment/sentence/explain';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Skeleton } from '../../components/ui/skeleton';
import { holdTogether } from '../../i18n/french-spaces';
import { nameOf } from '../contacts/contact-badges';
import { ContactPicker } from '../contacts/contact-picker';
import { useWhyContact } from './insights-api';

/** Says of any contact which conditions hold for them and which do not. */
export function WhyCard({ segment }: { readonly segment: Segment }) {
  const t = useTranslations('segmentPage');
  const [contact, setContact] = useState<Contact | null>(null);
  const { data, error, refetch } = useWhyContact(segment.id, contact?.id ?? null);
  return (
    <Card>
      <CardHeader title={t('whyTitle')} description={t('whyHint')} />
      <CardBody className="flex flex-col gap-4">
        <ContactPicker
          label={t('whyWho')}
          placeholder={t('chooseContact')}
          contact={contact}
          onChange={setContact}
          className="w-full sm:w-80"
        />
        <div aria-live="polite">
          {contact === null ? null : error ? (
            <ProblemNotice error={error} onRetry={() => void refetch()} />
          ) : data ? (
            <Answer contact={contact} why={data} />
          ) : (
            <Skeleton className="h-16" />
          )}
        </div>
      </CardBody>
    </Card>
  );
}

function Answer({ contact, why }: { readonly contact: Contact; readonly why: ContactWhy }) {
  const t = useTranslations('segmentPage');
  const format = useFormatter();
  const name = nameOf(contact);
  const { member, inWorkspace, addedAt, explanation } = why;
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">{member ? t('isIn', { name }) : t('isNotIn', { name })}</p>
      {inWorkspace ? null : <p className="text-[0.9333rem] text-ink-soft">{t('otherWorkspace')}</p>}
      {explanation ? (
        <ul>
          <Condition explained={explanation} />
        </ul>
      ) : (
        <p className="text-[0.9333rem] text-ink-soft">
          {addedAt === null ? t('neverAdded') : t('addedOn', { day: format.dateTime(new Date(addedAt), 'day') })}
        </p>
      )}
    </div>
  );
}

/** One condition, or several with how they combine. */
function Condition({ explained: { logic, sentence, holds, parts } }: { readonly explained: Explained }) {
  const t = useTranslations('segmentPage');
  const Mark = holds ? Check : X;
  return (
    <li className="py-0.5">
      <span className="flex items-start gap-2 text-[0.9333rem]">
        <Mark className={`mt-0.5 size-4.5 shrink-0 ${holds ? 'text-good' : 'text-bad'}`} aria-hidden />
        <span className="sr-only">{holds ? t('holds') : t('doesNotHold')}</span>
        <span className={logic === null ? '' : 'text-ink-soft'}>
          {logic === null ? holdTogether(sentence) : t(`logic.${logic}`)}
        </span>
      </span>
      {parts.length > 0 ? (
        <ul className="mt-0.5 ml-2.25 border-l border-line pl-4">
          {parts.map((part, index) => (
            <Condition key={`${index}:${part.sentence}`} explained={part} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
