'use client';

import type { LucideIcon } from 'lucide-react';
import {
  Circle,
  LogIn,
  LogOut,
  MailCheck,
  MailOpen,
  MailX,
  MousePointerClick,
  Newspaper,
  Send,
  ShieldCheck,
  ShoppingBag,
  Tag,
  UserPen,
  UserPlus,
  UserMinus,
  ClipboardList,
} from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ContactEvent, EventProperties } from '../../../domain/event/event';
import { eventNames } from '../../../domain/event/event';
import { consentTypes } from '../../../domain/consent/consent';
import { scoreNames } from '../../../domain/scoring/threshold';
import { useSegments } from '../segments/api';
import { useTopics } from '../topics/api';

const MOST_SEGMENTS = 200;

interface EventWords {
  readonly icon: LucideIcon;
  readonly sentence: string;
}

const textOf = (properties: EventProperties, ...keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const value = properties[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
};

/** An event as a sentence about the contact, with what is known of it. */
export function useEventWords(): (event: ContactEvent) => EventWords {
  const t = useTranslations('contacts.event');
  const labels = useTranslations('labels');
  const format = useFormatter();
  const segments = useSegments({ limit: MOST_SEGMENTS });
  const topics = useTopics();

  const purchase = (properties: EventProperties): string => {
    const { amount } = properties;
    const currency = textOf(properties, 'currency');
    if (typeof amount !== 'number') return t('PURCHASE_MADE');
    const style = currency && /^[A-Za-z]{3}$/.test(currency) ? { style: 'currency' as const, currency } : {};
    return t('PURCHASE_MADE_AMOUNT', { amount: format.number(amount, style) });
  };
  const consent = (properties: EventProperties): string => {
    const type = consentTypes.find((candidate) => candidate === properties['type']);
    if (type === undefined) return t('CONSENT_CHANGED');
    const word =
      properties['granted'] === true ? t('CONSENT_GRANTED', { type: labels(`consentType.${type}`) }) : undefined;
    return word ?? t('CONSENT_WITHDRAWN', { type: labels(`consentType.${type}`) });
  };
  const score = ({ score: name, from, to }: EventProperties): string => {
    const named = scoreNames.find((candidate) => candidate === name);
    if (named === undefined || typeof from !== 'number' || typeof to !== 'number') return t('SCORE_CHANGED');
    return t('SCORE_CHANGED_VALUES', { score: labels(`field.${named}`), from, to });
  };
  const segment = (kind: 'SEGMENT_ENTERED' | 'SEGMENT_LEFT', { segmentId }: EventProperties): string => {
    const known = segments.data?.items.find(({ id }) => id === segmentId);
    return known ? t(`${kind}_NAMED`, { segment: known.name }) : t(kind);
  };
  const fieldName = (field: string): string =>
    field.startsWith('customFields.') ? field.slice('customFields.'.length) : field;

  return ({ name, properties }) => {
    const subject = textOf(properties, 'subject');
    const url = textOf(properties, 'url');
    const tag = textOf(properties, 'tag');
    const reason = textOf(properties, 'reply', 'reason');
    const source = textOf(properties, 'source');
    switch (name) {
      case eventNames.contactCreated:
        return { icon: UserPlus, sentence: source ? t('CONTACT_CREATED_SOURCE', { source }) : t('CONTACT_CREATED') };
      case eventNames.contactUpdated: {
        const changed = properties['fields'];
        const fields = Array.isArray(changed) ? changed.map((field) => fieldName(String(field))).join(', ') : '';
        return { icon: UserPen, sentence: fields ? t('CONTACT_UPDATED_FIELDS', { fields }) : t('CONTACT_UPDATED') };
      }
      case eventNames.emailSent:
        return { icon: Send, sentence: subject ? t('EMAIL_SENT_SUBJECT', { subject }) : t('EMAIL_SENT') };
      case eventNames.emailOpened:
        return {
          icon: MailOpen,
          sentence: properties['machine'] === true ? t('EMAIL_OPENED_MACHINE') : t('EMAIL_OPENED'),
        };
      case eventNames.linkClicked:
        return { icon: MousePointerClick, sentence: url ? t('LINK_CLICKED_URL', { url }) : t('LINK_CLICKED') };
      case eventNames.emailBounced:
        return { icon: MailX, sentence: reason ? t('EMAIL_BOUNCED_REASON', { reason }) : t('EMAIL_BOUNCED') };
      case eventNames.unsubscribed:
        return { icon: UserMinus, sentence: t('UNSUBSCRIBED') };
      case eventNames.consentChanged:
        return { icon: ShieldCheck, sentence: consent(properties) };
      case eventNames.topicChanged: {
        const topic =
          topics.data?.items.find(({ key }) => key === properties['topic'])?.name ?? textOf(properties, 'topic') ?? '';
        const kind = properties['subscribed'] === true ? 'TOPIC_ON' : 'TOPIC_OFF';
        return { icon: Newspaper, sentence: t(kind, { topic }) };
      }
      case eventNames.formSubmitted:
        return { icon: ClipboardList, sentence: t('FORM_SUBMITTED') };
      case eventNames.purchaseMade:
        return { icon: ShoppingBag, sentence: purchase(properties) };
      case eventNames.scoreChanged:
        return { icon: MailCheck, sentence: score(properties) };
      case eventNames.tagAdded:
        return { icon: Tag, sentence: tag ? t('TAG_ADDED', { tag }) : t('TAG') };
      case eventNames.tagRemoved:
        return { icon: Tag, sentence: tag ? t('TAG_REMOVED', { tag }) : t('TAG') };
      case eventNames.segmentEntered:
        return { icon: LogIn, sentence: segment('SEGMENT_ENTERED', properties) };
      case eventNames.segmentLeft:
        return { icon: LogOut, sentence: segment('SEGMENT_LEFT', properties) };
      default:
        return { icon: Circle, sentence: t('OTHER', { name }) };
    }
  };
}
