import { consentTypes } from '../../domain/consent/consent';
import type { ConsentType } from '../../domain/consent/consent';
import type { CampaignSettings } from '../../domain/campaign/campaign';
import { isUuid } from '../../domain/identity/uuid';

/**
 * `exclusionReason` of the domain in SQL, for the statements that judge thousands of contacts at once; a test holds
 * the two together. All of it is constant text, of which what a campaign chooses picks; the id of its topic alone is put
 * in, and only if it is one.
 */
export interface StandingSql {
  /** Joins `s`, `k` and `t` to `contacts c`. */
  readonly joins: string;
  /** The reason, or null for a contact who may be written to. */
  readonly reason: string;
}

const addressFailures = `when c.status = 'invalid' then 'INVALID_ADDRESS' when c.status = 'bounced' then 'BOUNCED'`;

const suppressionJoin = `left join suppressions s on s.organization_id = c.organization_id
  and s.email_digest = encode(sha256(convert_to(c.email_key, 'UTF8')), 'hex')`;

const transactionalStanding: StandingSql = {
  joins: suppressionJoin,
  reason: `case ${addressFailures} when s.reason <> 'UNSUBSCRIBE' then 'SUPPRESSED' end`,
};

const marketingStanding = (consent: ConsentType): StandingSql => ({
  joins: `${suppressionJoin} left join contact_consents k on k.contact_id = c.id and k.type = '${consent}' and k.granted`,
  reason: `case ${addressFailures} when s.id is not null then 'SUPPRESSED' when c.status = 'unsubscribed' then 'UNSUBSCRIBED'
    when k.contact_id is null then 'NO_CONSENT' end`,
});

const marketing = new Map(consentTypes.map((consent) => [consent, marketingStanding(consent)]));

/** What a message needs of a contact: `consent` is the one it asks for, and its topic not switched off, unless it is transactional. */
export interface Purpose {
  readonly transactional: boolean;
  readonly consent: ConsentType;
  readonly topicId?: string | undefined;
}

export const purposeOf = ({ transactional = false, consentType, topicId }: CampaignSettings): Purpose => ({
  transactional,
  consent: consentType ?? 'EMAIL_MARKETING',
  topicId,
});

/** Adds to a marketing message's standing that the topic it is about was not switched off. */
function aboutTopic({ joins, reason }: StandingSql, topicId: string): StandingSql {
  if (!isUuid(topicId)) throw new Error('a topic is named by its id');
  return {
    joins: `${joins} left join contact_topics t on t.contact_id = c.id and t.topic_id = '${topicId}' and not t.subscribed`,
    reason: `coalesce(${reason}, case when t.contact_id is not null then 'TOPIC_OFF' end)`,
  };
}

export function standingSql({ transactional, consent, topicId }: Purpose): StandingSql {
  if (transactional) return transactionalStanding;
  const standing = marketing.get(consent) ?? marketingStanding('EMAIL_MARKETING');
  return topicId === undefined ? standing : aboutTopic(standing, topicId);
}
