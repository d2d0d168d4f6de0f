import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { contactEvents } from '../../db/schema';
import type { ScoredEvent } from '../../domain/scoring/engagement';
import { engagementParts, sumOfParts } from '../../domain/scoring/engagement';
import { defaultScoringSettings } from '../../domain/scoring/settings';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';
import { weighContacts } from './weigh-events';

const database = await openTestDatabase();
afterAll(() => database.close());

const now = new Date('2026-03-01T12:00:00Z');
const names = [
  'EMAIL_OPENED',
  'EMAIL_REPLIED',
  'LINK_CLICKED',
  'PURCHASE_MADE',
  'UNSUBSCRIBED',
  'TAG_ADDED',
  'CONCERT',
];
const mails = [newId(), newId()];
const campaigns = [newId(), newId()];
const text = fc.constantFrom('a', 'b', '', 7, null);

const event = fc.record({
  name: fc.constantFrom(...names),
  minutesAgo: fc.oneof(fc.integer({ min: -5, max: 3_000 }), fc.integer({ min: 0, max: 8_000_000 })),
  messageId: fc.option(fc.constantFrom(...mails)),
  campaignId: fc.option(fc.constantFrom(...campaigns)),
  properties: fc.record({ messageId: text, campaignId: text, url: text }, { requiredKeys: [], noNullPrototype: true }),
});
const settings = fc.record({
  halfLifeDays: fc.constantFrom(1, 7.5, 30, 3_650),
  points: fc.constantFrom(defaultScoringSettings.points, {
    ...defaultScoringSettings.points,
    EMAIL_OPENED: 0,
    CONCERT: 60,
  }),
  otherEvents: fc.constantFrom(0, 5, -3),
});

it('weighs events in the database as the domain does in memory: 300 random timelines', async () => {
  const { organizationId } = await createOrganization(database);
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 12 }), settings, async (made, scoring) => {
      const { id: contactId } = await createContact(database, { organizationId, consents: [] });
      const events = made.map(({ minutesAgo, ...rest }) => ({
        ...rest,
        id: newId(),
        occurredAt: new Date(now.getTime() - minutesAgo * 60_000),
      }));
      if (events.length > 0) {
        const rows = events.map((row) => ({ ...row, organizationId, contactId }));
        await database.db.insert(contactEvents).values(rows);
      }
      const inMemory = events.map((row): ScoredEvent => ({ ...row, occurredAtMs: row.occurredAt.getTime() }));
      const expected = sumOfParts(engagementParts(inMemory, scoring, now.getTime()));
      const weighed = await weighContacts(database.db, {
        organizationId,
        contactIds: [contactId],
        settings: scoring,
        now,
      });
      expect(weighed.get(contactId)?.points ?? 0).toBeCloseTo(expected, 6);
    }),
    { numRuns: 300 },
  );
}, 120_000);
