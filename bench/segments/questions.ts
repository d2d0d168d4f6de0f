import type { SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';

/** A question as a marketer asks it, and as an expert would write it by hand over the same tables. */
export interface BenchQuestion {
  readonly name: string;
  readonly criteria: SegmentCriteria;
  /** A condition on `contacts c`; `$1` is the organisation. */
  readonly byHand: string;
}

export const and = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'AND', conditions });
const or = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'OR', conditions });

export const country = (value: string): SegmentCondition => ({
  field: 'country',
  operator: 'EQUALS',
  value,
  dataType: 'STRING',
});
export const city = (value: string): SegmentCondition => ({
  field: 'city',
  operator: 'EQUALS',
  value,
  dataType: 'STRING',
});
export const did = (event: string, least: number, withinDays?: number): SegmentCondition => ({
  event,
  measure: { type: 'COUNT' },
  operator: 'GREATER_OR_EQUAL',
  value: least,
  withinDays,
});
const never = (event: string, withinDays?: number): SegmentCondition => ({
  event,
  measure: { type: 'COUNT' },
  operator: 'EQUALS',
  value: 0,
  withinDays,
});
export const spent = (least: number, withinDays?: number): SegmentCondition => ({
  event: 'PURCHASE_MADE',
  measure: { type: 'SUM', property: 'amount' },
  operator: 'GREATER_OR_EQUAL',
  value: least,
  withinDays,
});

const today = `(now() at time zone 'Europe/Paris')::date`;
const since = (days: number) => `((${today} - ${days})::timestamp at time zone 'Europe/Paris')`;
const eventsOf = (name: string, days?: number) =>
  `contact_events e where e.organization_id = $1 and e.name = '${name}'${
    days === undefined ? '' : ` and e.occurred_at >= ${since(days)} and e.occurred_at <= now()`
  }`;
const didByHand = (name: string, least: number, days?: number) =>
  least === 1
    ? `exists (select from ${eventsOf(name, days)} and e.contact_id = c.id)`
    : `c.id in (select contact_id from ${eventsOf(name, days)} group by contact_id having count(*) >= ${least})`;
const neverByHand = (name: string, days?: number) =>
  `not exists (select from ${eventsOf(name, days)} and e.contact_id = c.id)`;
const spentByHand = (least: number, days?: number) =>
  `c.id in (select contact_id from ${eventsOf('PURCHASE_MADE', days)} and amount is not null group by contact_id
    having sum(amount) >= ${least})`;
const foldedIs = (column: string, value: string) => `fermata_fold(c.${column}) = fermata_fold('${value}')`;

export const questions: readonly BenchQuestion[] = [
  { name: 'in a country', criteria: and(country('France')), byHand: foldedIs('country', 'France') },
  {
    name: 'in a country and a city',
    criteria: and(country('france'), city('Orleans')),
    byHand: `${foldedIs('country', 'france')} and ${foldedIs('city', 'Orleans')}`,
  },
  {
    name: 'in one of four cities',
    criteria: and({ field: 'city', operator: 'IN', value: ['Paris', 'Lyon', 'Köln', 'tokyo'], dataType: 'STRING' }),
    byHand: `fermata_fold(c.city) in ('paris', 'lyon', 'koln', 'tokyo')`,
  },
  {
    name: 'not in Paris',
    criteria: and({ field: 'city', operator: 'NOT_EQUALS', value: 'Paris', dataType: 'STRING' }),
    byHand: `fermata_fold(c.city) is distinct from 'paris'`,
  },
  {
    name: 'city begins with',
    criteria: and({ field: 'city', operator: 'STARTS_WITH', value: 'besan', dataType: 'STRING' }),
    byHand: `fermata_fold(c.city) like 'besan%'`,
  },
  {
    name: 'company contains',
    criteria: and({ field: 'company', operator: 'CONTAINS', value: 'label 12', dataType: 'STRING' }),
    byHand: `fermata_fold(c.company) like '%label 12%'`,
  },
  {
    name: 'has no first name',
    criteria: and({ field: 'firstName', operator: 'IS_EMPTY', dataType: 'STRING' }),
    byHand: `coalesce(c.first_name, '') = ''`,
  },
  { name: 'has a tag', criteria: { ...and(), tags: ['vip'] }, byHand: `fermata_fold_all(c.tags) && array['vip']` },
  {
    name: 'has a tag and not another',
    criteria: { ...and(), tags: ['newsletter'], excludeTags: ['vip'] },
    byHand: `fermata_fold_all(c.tags) && array['newsletter'] and not fermata_fold_all(c.tags) && array['vip']`,
  },
  {
    name: 'a press contact of a country',
    criteria: and({ field: 'roles', operator: 'CONTAINS', value: 'press', dataType: 'ARRAY' }, country('Belgique')),
    byHand: `c.roles @> '{press}' and ${foldedIs('country', 'Belgique')}`,
  },
  {
    name: 'highly engaged',
    criteria: { ...and(), engagementLevel: 'HIGH' },
    byHand: `c.engagement_score >= 70`,
  },
  {
    name: 'active in 30 days',
    criteria: { ...and(), lastActivityDays: 30 },
    byHand: `c.last_activity >= ${since(30)} and c.last_activity <= now()`,
  },
  {
    name: 'not active in 90 days',
    criteria: and({ field: 'lastActivity', operator: 'NOT_WITHIN_LAST_DAYS', value: 90, dataType: 'DATE' }),
    byHand: `(c.last_activity is null or c.last_activity < ${since(90)} or c.last_activity > now())`,
  },
  {
    name: 'between 25 and 34 years old',
    criteria: { ...and(), ageRange: { min: 25, max: 34 } },
    byHand: `c.birth_date <= (${today} - interval '25 years')::date and c.birth_date > (${today} - interval '35 years')::date`,
  },
  {
    name: 'birthday within 7 days',
    criteria: and({ field: 'birthDate', operator: 'ANNIVERSARY_WITHIN_DAYS', value: 7, dataType: 'DATE' }),
    byHand: `exists (select from generate_series(0, 7) as ahead, lateral (select ${today} + ahead as day) as due
      where (c.birth_date + make_interval(years => greatest(1, date_part('year', day)::int
        - date_part('year', c.birth_date)::int)))::date = day)`,
  },
  {
    name: 'a custom text field',
    criteria: and({ field: 'customFields.plan', operator: 'EQUALS', value: 'equipe', dataType: 'STRING' }),
    byHand: `fermata_fold(c.custom_fields->>'plan') = 'equipe'`,
  },
  {
    name: 'a custom number',
    criteria: and({ field: 'customFields.seats', operator: 'GREATER_OR_EQUAL', value: 30, dataType: 'NUMBER' }),
    byHand: `(c.custom_fields->>'seats')::numeric >= 30`,
  },
  {
    name: 'a custom date in the next 30 days',
    criteria: and({ field: 'customFields.renewal', operator: 'WITHIN_NEXT_DAYS', value: 30, dataType: 'DATE' }),
    byHand: `(c.custom_fields->>'renewal')::date between ${today} and ${today} + 30`,
  },
  {
    name: 'a custom list',
    criteria: and({ field: 'customFields.likes', operator: 'CONTAINS_ANY', value: ['electro'], dataType: 'ARRAY' }),
    byHand: `exists (select from jsonb_array_elements_text(c.custom_fields->'likes') as likes(one)
      where fermata_fold(one) = 'electro')`,
  },
  {
    name: 'agreed to marketing by email',
    criteria: and({ field: 'consent.EMAIL_MARKETING', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' }),
    byHand: `exists (select from contact_consents s where s.contact_id = c.id and s.type = 'EMAIL_MARKETING' and s.granted)`,
  },
  { name: 'opened in 30 days', criteria: and(did('EMAIL_OPENED', 1, 30)), byHand: didByHand('EMAIL_OPENED', 1, 30) },
  {
    name: 'opened 3 times in 90 days',
    criteria: and(did('EMAIL_OPENED', 3, 90)),
    byHand: didByHand('EMAIL_OPENED', 3, 90),
  },
  { name: 'never bought', criteria: and(never('PURCHASE_MADE')), byHand: neverByHand('PURCHASE_MADE') },
  { name: 'spent 200 in all', criteria: and(spent(200)), byHand: spentByHand(200) },
  {
    name: 'spent 100 in 180 days and in France',
    criteria: and(spent(100, 180), country('France')),
    byHand: `${spentByHand(100, 180)} and ${foldedIs('country', 'France')}`,
  },
  {
    name: 'an average basket above 80',
    criteria: and({
      event: 'PURCHASE_MADE',
      measure: { type: 'AVG', property: 'amount' },
      operator: 'GREATER_THAN',
      value: 80,
    }),
    byHand: `c.id in (select contact_id from ${eventsOf('PURCHASE_MADE')} and amount is not null group by contact_id
      having avg(amount) > 80)`,
  },
  {
    name: 'clicked on the shop in 60 days',
    criteria: and({
      event: 'LINK_CLICKED',
      measure: { type: 'COUNT' },
      operator: 'GREATER_OR_EQUAL',
      value: 1,
      withinDays: 60,
      where: [{ property: 'url', operator: 'CONTAINS', value: '/shop', dataType: 'STRING' }],
    }),
    byHand: `exists (select from ${eventsOf('LINK_CLICKED', 60)} and e.contact_id = c.id
      and fermata_fold(e.properties->>'url') like '%/shop%')`,
  },
  {
    name: 'opened but never clicked in 60 days',
    criteria: and(did('EMAIL_OPENED', 1, 60), never('LINK_CLICKED', 60)),
    byHand: `${didByHand('EMAIL_OPENED', 1, 60)} and ${neverByHand('LINK_CLICKED', 60)}`,
  },
  {
    name: 'either opened 3 times or was at a concert',
    criteria: or(did('EMAIL_OPENED', 3, 30), did('CONCERT_ATTENDED', 1, 180)),
    byHand: `c.id in (select contact_id from ${eventsOf('EMAIL_OPENED', 30)} group by contact_id having count(*) >= 3
      union select contact_id from ${eventsOf('CONCERT_ATTENDED', 180)})`,
  },
  {
    name: 'a nested tree with two behaviours',
    criteria: and(
      { logic: 'OR', conditions: [did('EMAIL_OPENED', 3, 30), spent(150)] },
      { logic: 'OR', not: true, conditions: [country('Japan'), city('Paris')] },
      { logic: 'OR', conditions: [{ field: 'tags', operator: 'IS_EMPTY', dataType: 'ARRAY' }, country('Belgique')] },
    ),
    byHand: `c.id in (select contact_id from ${eventsOf('EMAIL_OPENED', 30)} group by contact_id having count(*) >= 3
      union (select contact_id from ${eventsOf('PURCHASE_MADE')} and amount is not null group by contact_id
        having sum(amount) >= 150))
      and fermata_fold(c.country) is distinct from 'japan' and fermata_fold(c.city) is distinct from 'paris'
      and (cardinality(c.tags) = 0 or ${foldedIs('country', 'Belgique')})`,
  },
];
