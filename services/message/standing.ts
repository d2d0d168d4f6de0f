import { consentTypes } from '../../domain/consent/consent';
import type { ConsentType } from '../../domain/consent/consent';

/**
 * `exclusionReason` of the domain in SQL, for the statements that judge thousands of contacts at once; a test holds
 * the two together. All of it is constant text: what a campaign chooses picks among the constants.
 */
export interface StandingSql {
  /** Joins `s` and `k` to `contacts c`. */
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

/** What a message needs of a contact: `consent` is the one it asks for, unless it is transactional. */
export interface Purpose {
  readonly transactional: boolean;
  readonly consent: ConsentType;
}

export const standingSql = ({ transactional, consent }: Purpose): StandingSql =>
  transactional ? transactionalStanding : (marketing.get(consent) ?? marketingStanding('EMAIL_MARKETING'));
