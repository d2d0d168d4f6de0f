import { and, asc, eq } from 'drizzle-orm';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { contactEvents, contacts, leadRules, scoreChanges } from '../../db/schema';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { createTestContext } from '../../test/environment/context';
import { createContact } from '../../test/factories/contact';
import type { ServiceContext } from '../context';
import { recordEvents } from '../event/record';
import { advancePass } from './advance-pass';
import { requestPass } from './progress';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T12:00:00Z');

/** An organisation in Paris whose clock a test moves. */
export async function createScene(database: DatabaseConnection) {
  let nowMs = START;
  const { ctx } = await createTestContext(database, { now: () => new Date(nowMs) });
  const { db, organizationId } = ctx;
  const contact = async (values: Partial<Parameters<typeof createContact>[1]> = {}) =>
    (await createContact(database, { organizationId, consents: [], ...values })).id;
  const happens = (contactId: string, name: string, properties = {}) =>
    recordEvents(db, [{ organizationId, artistId: null, contactId, name, properties, occurredAt: ctx.now() }]);
  const rule = async (
    name: string,
    points: number,
    criteria: SegmentCriteria,
    expiresAfterDays: number | null = null,
  ) => {
    const id = newId();
    await db.insert(leadRules).values({ id, organizationId, name, points, criteria, expiresAfterDays, order: 0 });
    return id;
  };
  const pass = async (kind: 'DAY' | 'EVENTS') => {
    await requestPass(db, organizationId, kind);
    await finishPass(ctx);
  };
  const scores = async (contactId: string) => {
    const [row] = await db
      .select({ engagement: contacts.engagementScore, lead: contacts.leadScore })
      .from(contacts)
      .where(eq(contacts.id, contactId));
    return row;
  };
  const history = (contactId: string) =>
    db
      .select({
        score: scoreChanges.score,
        before: scoreChanges.before,
        after: scoreChanges.after,
        why: scoreChanges.why,
      })
      .from(scoreChanges)
      .where(eq(scoreChanges.contactId, contactId))
      .orderBy(asc(scoreChanges.at), asc(scoreChanges.id));
  const told = async (contactId: string) => {
    const rows = await db
      .select({ properties: contactEvents.properties })
      .from(contactEvents)
      .where(and(eq(contactEvents.contactId, contactId), eq(contactEvents.name, 'SCORE_CHANGED')))
      .orderBy(asc(contactEvents.id));
    return rows.map(({ properties }) => properties);
  };
  const later = (days: number) => void (nowMs += days * DAY_MS);
  return { ctx, contact, happens, rule, pass, scores, history, told, later };
}

export async function finishPass(ctx: ServiceContext): Promise<void> {
  while (!(await advancePass(ctx)).done);
}

export const inLyon: SegmentCriteria = {
  logic: 'AND',
  conditions: [{ field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' }],
};
export const bought: SegmentCriteria = {
  logic: 'AND',
  conditions: [{ event: 'PURCHASE_MADE', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 1 }],
};
