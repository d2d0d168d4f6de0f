import * as fc from 'fast-check';
import { enrolmentStatuses } from '../../domain/automation/enrolment';
import { consentTypes } from '../../domain/consent/consent';
import type { CustomValue } from '../../domain/contact/contact';
import { contactRoles, contactStatuses, lifecycleStages } from '../../domain/contact/contact';
import type { JsonValue } from '../../domain/event/event';
import { messageStatuses } from '../../domain/message/message';
import { dates, eventNamesUsed, nows, numbers, propertyNames, stepIds, texts, topicKeys } from './audience-values';

const text = fc.constantFrom(...texts);
const optionalText = fc.option(text, { freq: 4 });
const date = fc.constantFrom(...dates);
const day = fc.constantFrom(...dates.filter((one) => one.length === 10));
const DAY_MS = 86_400_000;

/** Instants around each "now" of the tests, so that windows cut through them. */
const instant = fc
  .tuple(
    fc.constantFrom(...nows),
    fc.constantFrom(-801, -366, -365, -31, -30, -8, -7, -1, 0, 1, 7),
    fc.constantFrom(-1, 0, 1, 3_600_000),
  )
  .map(([now, days, offsetMs]) => new Date(Date.parse(now) + days * DAY_MS + offsetMs));

const customValue: fc.Arbitrary<CustomValue> = fc.oneof(
  text,
  date,
  fc.constantFrom(...numbers),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
);
const item: fc.Arbitrary<JsonValue> = fc.oneof(
  text,
  fc.record({ sku: text, quantity: fc.nat(3) }),
  fc.record({ name: text, productId: fc.oneof(text, fc.nat(3)) }),
);
const property: fc.Arbitrary<JsonValue> = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...numbers) }, customValue);
const properties = fc.record(
  {
    ...Object.fromEntries(propertyNames.map((name) => [name, property])),
    items: fc.oneof(fc.array(item, { maxLength: 2 }), text),
    product: property,
    products: fc.oneof(fc.array(text, { maxLength: 2 }), text),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** A person with what they are, said, did, were sent and walk through. */
export const person = fc.record({
  columns: fc.record({
    firstName: optionalText,
    lastName: optionalText,
    company: optionalText,
    position: optionalText,
    phone: optionalText,
    country: optionalText,
    region: optionalText,
    city: optionalText,
    timezone: optionalText,
    locale: optionalText,
    source: optionalText,
    status: fc.constantFrom(...contactStatuses),
    lifecycleStage: fc.constantFrom(...lifecycleStages),
    roles: fc.subarray([...contactRoles]),
    tags: fc.uniqueArray(text, { maxLength: 3 }),
    birthDate: fc.option(day, { freq: 4 }),
    engagementScore: fc.constantFrom(...numbers),
    leadScore: fc.constantFrom(...numbers),
    lastActivity: fc.option(instant, { freq: 4 }),
    createdAt: instant,
    updatedAt: instant,
    customFields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), customValue, { maxKeys: 3, noNullPrototype: true }),
  }),
  consents: fc.dictionary(fc.constantFrom(...consentTypes), fc.boolean(), { noNullPrototype: true }),
  topics: fc.dictionary(fc.constantFrom(...topicKeys), fc.boolean(), { noNullPrototype: true }),
  /** Walks through each of two automations. */
  enrolments: fc.tuple(
    ...[0, 1].map(() =>
      fc.array(
        fc.record({ status: fc.constantFrom(...enrolmentStatuses), currentStepId: fc.constantFrom(...stepIds) }),
        { maxLength: 2 },
      ),
    ),
  ),
  events: fc.array(
    fc.record({
      name: fc.constantFrom(...eventNamesUsed),
      occurredAt: instant,
      properties,
      fromCampaign: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  /** What became of each of two campaigns; null where there is no row. */
  messages: fc.tuple(
    ...[0, 1].map(() =>
      fc.option(
        fc.record({
          status: fc.constantFrom(...messageStatuses),
          sentAt: instant,
          opened: fc.boolean(),
          clicked: fc.boolean(),
          replied: fc.boolean(),
          unsubscribed: fc.boolean(),
        }),
      ),
    ),
  ),
  inStatic: fc.boolean(),
});
