import { and, asc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import {
  automations,
  automationTriggers,
  contactEvents,
  contacts,
  leadRules,
  outbox,
  scoreChanges,
} from '../../db/schema';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { updateContact } from '../contact/update';
import type { ServiceContext } from '../context';
import { recordEvents } from '../event/record';
import { advancePass } from './advance-pass';
import { findScoringWork } from './find-work';
import { requestPass } from './progress';
import { refreshTouched, scoreFew } from './refresh-touched';
import { openScoring, scoreContacts } from './score-contacts';

const database = await openTestDatabase();
afterAll(() => database.close());

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T12:00:00Z');

/** An organisation in Paris whose clock a test moves. */
async function createScene() {
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

async function finishPass(ctx: ServiceContext): Promise<void> {
  while (!(await advancePass(ctx)).done);
}

const inLyon: SegmentCriteria = {
  logic: 'AND',
  conditions: [{ field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' }],
};
const bought: SegmentCriteria = {
  logic: 'AND',
  conditions: [{ event: 'PURCHASE_MADE', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 1 }],
};

describe('an engagement score', () => {
  it('follows what a contact does, then decays, a quiet stretch of days being one row of its history', async () => {
    const { ctx, contact, happens, pass, scores, history, later } = await createScene();
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    expect(await scoreFew(ctx, [id])).toBe(1);
    expect(await scores(id)).toEqual({ engagement: 40, lead: 0 });
    for (let day = 0; day < 30; day += 1) {
      later(1);
      await pass('DAY');
    }
    expect(await scores(id)).toEqual({ engagement: 20, lead: 0 });
    expect(await history(id)).toEqual([
      {
        score: 'engagementScore',
        before: 0,
        after: 40,
        why: [{ kind: 'BEHAVIOUR', event: 'PURCHASE_MADE', count: 1, points: 40 }],
      },
      { score: 'engagementScore', before: 40, after: 20, why: [{ kind: 'DECAY', points: expect.closeTo(-20, 0) }] },
    ]);
    await pass('EVENTS');
    expect(await history(id)).toHaveLength(2);
  });

  it('does not change for what machines or Fermata itself have written', async () => {
    const { ctx, contact, happens, scores } = await createScene();
    const id = await contact();
    for (const name of ['CONTACT_UPDATED', 'TAG_ADDED', 'CONSENT_CHANGED', 'SEGMENT_ENTERED']) await happens(id, name);
    expect(await scoreFew(ctx, [id])).toBe(0);
    expect(await scores(id)).toEqual({ engagement: 0, lead: 0 });
  });
});

describe('a lead score', () => {
  it('has the points of the rules whose criteria hold, for as long as they do', async () => {
    const { ctx, contact, rule, scores, history, later } = await createScene();
    const id = await contact({ city: 'Lyon' });
    const ruleId = await rule('Lives in Lyon', 10, inLyon);
    await scoreFew(ctx, [id]);
    later(0.1);
    expect(await scores(id)).toEqual({ engagement: 0, lead: 10 });
    await updateContact({ ctx, input: { contactId: id, patch: { city: 'Paris' } } });
    await scoreFew(ctx, [id]);
    expect(await scores(id)).toEqual({ engagement: 0, lead: 0 });
    expect(await history(id)).toEqual([
      { score: 'leadScore', before: 0, after: 10, why: [{ kind: 'RULE_HELD', ruleId, points: 10 }] },
      { score: 'leadScore', before: 10, after: 0, why: [{ kind: 'RULE_ENDED', ruleId, points: -10 }] },
    ]);
  });

  it('loses points that expire after the last day on which they count, and has them again when it is done again', async () => {
    const { ctx, contact, happens, rule, pass, scores, later } = await createScene();
    const id = await contact();
    await rule('Bought something', 25, bought, 7);
    await happens(id, 'PURCHASE_MADE');
    await scoreFew(ctx, [id]);
    later(7);
    await pass('DAY');
    expect((await scores(id))?.lead).toBe(25);
    later(0.5);
    await pass('DAY');
    expect((await scores(id))?.lead).toBe(0);
    await happens(id, 'PURCHASE_MADE');
    await scoreFew(ctx, [id]);
    expect((await scores(id))?.lead).toBe(25);
  });

  it('counts points that expire from when the criteria were first seen to hold where they ask for no event', async () => {
    const { contact, rule, pass, scores, later } = await createScene();
    const id = await contact({ city: 'Lyon' });
    await rule('Lives in Lyon', 10, inLyon, 2);
    for (const lead of [10, 10, 10, 0]) {
      await pass('DAY');
      expect((await scores(id))?.lead).toBe(lead);
      later(1);
    }
  });

  it('is asked of everybody by a pass as it is of one contact', async () => {
    const { ctx, contact, happens, rule, pass, scores } = await createScene();
    const ids = [await contact({ city: 'Lyon' }), await contact({ city: 'Nantes' }), await contact({ city: 'lyon' })];
    await rule('Lives in Lyon', 10, inLyon);
    await rule('Bought something', -3, bought, 30);
    for (const id of ids.slice(1)) await happens(id, 'PURCHASE_MADE');
    await pass('EVENTS');
    const byPass = await Promise.all(ids.map(scores));
    expect(byPass.map((row) => row?.lead)).toEqual([10, -3, 7]);
    expect(await scoreFew(ctx, ids)).toBe(0);
  });

  it('counts nobody for a rule that cannot be asked any more', async () => {
    const { ctx, contact, rule, scores } = await createScene();
    const id = await contact();
    const member = { field: 'segment', operator: 'IN', value: [newId()], dataType: 'STRING' } as const;
    await rule('Of a segment that is gone', 10, { logic: 'AND', conditions: [member] });
    await scoreFew(ctx, [id]);
    expect((await scores(id))?.lead).toBe(0);
  });
});

describe('a score set by hand', () => {
  it('stands, is in the history, and rules count on top of it from there', async () => {
    const { ctx, contact, rule, pass, scores, history, told, later } = await createScene();
    const id = await contact({ city: 'Lyon' });
    const ruleId = await rule('Lives in Lyon', 10, inLyon);
    await scoreFew(ctx, [id]);
    later(0.1);
    await updateContact({ ctx, input: { contactId: id, patch: { leadScore: 42.5 } } });
    await pass('DAY');
    later(0.1);
    expect((await scores(id))?.lead).toBe(42.5);
    await updateContact({ ctx, input: { contactId: id, patch: { city: 'Paris' } } });
    await scoreFew(ctx, [id]);
    expect((await scores(id))?.lead).toBe(32.5);
    expect(await history(id)).toEqual([
      { score: 'leadScore', before: 0, after: 10, why: [{ kind: 'RULE_HELD', ruleId, points: 10 }] },
      { score: 'leadScore', before: 10, after: 42.5, why: [{ kind: 'BY_HAND', points: 32.5 }] },
      { score: 'leadScore', before: 42.5, after: 32.5, why: [{ kind: 'RULE_ENDED', ruleId, points: -10 }] },
    ]);
    expect(await told(id)).toEqual([{ score: 'leadScore', from: 10, to: 42.5 }]);
  });
});

describe('SCORE_CHANGED', () => {
  async function listen(ctx: ServiceContext, configuration: { readonly above?: number; readonly below?: number }) {
    const { db, organizationId } = ctx;
    const id = newId();
    const draft = { triggers: [], steps: [], settings: { reEntry: 'ONCE', timezone: 'UTC' } } as const;
    await db.insert(automations).values({ id, organizationId, name: 'Hot', draft });
    const trigger = { type: 'SCORE_CHANGED', configuration: { score: 'leadScore', ...configuration } } as const;
    await db
      .insert(automationTriggers)
      .values({ organizationId, automationId: id, version: 1, eventName: 'SCORE_CHANGED', trigger });
  }

  it('is told once each way at an edge of the engagement levels, and not between them', async () => {
    const { ctx, contact, happens, pass, told, later } = await createScene();
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    await scoreFew(ctx, [id]);
    await happens(id, 'FORM_SUBMITTED');
    await scoreFew(ctx, [id]);
    await scoreFew(ctx, [id]);
    for (let day = 0; day < 40; day += 1) {
      later(1);
      await pass('DAY');
    }
    expect(await told(id)).toEqual([
      { score: 'engagementScore', from: 0, to: 40 },
      { score: 'engagementScore', from: 30, to: 29 },
    ]);
  });

  it('is told for the lines of active automations, and reaches the outbox', async () => {
    const { ctx, contact, rule, scores, told } = await createScene();
    const ids = [await contact({ city: 'Lyon' }), await contact({ city: 'Lyon', tags: ['vip'] })];
    const vip = { field: 'tags', operator: 'CONTAINS_ANY', value: ['vip'], dataType: 'ARRAY' } as const;
    await rule('Lives in Lyon', 50, inLyon);
    await rule('VIP', 5, { logic: 'AND', conditions: [vip] });
    await listen(ctx, { above: 50 });
    await scoreFew(ctx, ids);
    expect(await Promise.all(ids.map(scores))).toMatchObject([{ lead: 50 }, { lead: 55 }]);
    expect(await Promise.all(ids.map(told))).toEqual([[], [{ score: 'leadScore', from: 0, to: 55 }]]);
    const queued = await database.db.select().from(outbox).where(eq(outbox.organizationId, ctx.organizationId));
    expect(queued.map(({ contactId, name }) => [contactId, name])).toEqual([[ids[1], 'SCORE_CHANGED']]);
  });

  it('is told once by two passes at once', async () => {
    const { ctx, contact, happens, history, told } = await createScene();
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    const changed = await Promise.all([scoreFew(ctx, [id]), scoreFew(ctx, [id]), scoreFew(ctx, [id])]);
    expect(changed.toSorted()).toEqual([0, 0, 1]);
    expect(await history(id)).toHaveLength(1);
    expect(await told(id)).toHaveLength(1);
  });

  it('is told once by a pass that died before it was committed, and was begun anew', async () => {
    const { ctx, contact, happens, scores, history, told } = await createScene();
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    const dying = database.db.transaction(async (tx) => {
      await scoreContacts(tx, await openScoring({ ...ctx, db: tx }), { contactIds: [id], readEvents: true });
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await scores(id)).toEqual({ engagement: 0, lead: 0 });
    expect(await told(id)).toEqual([]);
    await scoreFew(ctx, [id]);
    expect(await history(id)).toHaveLength(1);
    expect(await told(id)).toHaveLength(1);
  });
});

describe('the work of scoring', () => {
  it('finds who was touched, once, and scores them', async () => {
    const { ctx, contact, happens, scores } = await createScene();
    const [id, other] = [await contact(), await contact()];
    const all = { db: database.db, now: ctx.now };
    expect((await findScoringWork(all)).passes).toContain(ctx.organizationId);
    await finishPass(ctx);
    await happens(id, 'PURCHASE_MADE');
    expect((await findScoringWork(all)).touched).toContain(ctx.organizationId);
    expect(await refreshTouched(ctx)).toEqual({ contacts: 1, changed: 1 });
    expect(await scores(id)).toEqual({ engagement: 40, lead: 0 });
    expect(await scores(other)).toEqual({ engagement: 0, lead: 0 });
    expect((await refreshTouched(ctx)).changed).toBe(0);
  });

  it('sees an event whose transaction began before the watermark and ended after it', async () => {
    const { ctx, contact, happens, scores } = await createScene();
    const [early, late] = [await contact(), await contact()];
    await findScoringWork({ db: database.db, now: ctx.now });
    await finishPass(ctx);
    let commit: () => void = () => undefined;
    const committed = new Promise<void>((settle) => (commit = settle));
    const slow = database.db.transaction(async (tx) => {
      const { organizationId } = ctx;
      const event = { organizationId, artistId: null, contactId: late, name: 'PURCHASE_MADE', occurredAt: ctx.now() };
      await recordEvents(tx, [event]);
      await committed;
    });
    await happens(early, 'PURCHASE_MADE');
    await refreshTouched(ctx);
    expect((await scores(late))?.engagement).toBe(0);
    commit();
    await slow;
    await refreshTouched(ctx);
    expect((await scores(late))?.engagement).toBe(40);
  });

  it('lets a day pass for everybody once it has turned in the organisation’s calendar', async () => {
    const { ctx, contact, happens, scores, later } = await createScene();
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    const all = { db: database.db, now: ctx.now };
    await findScoringWork(all);
    await finishPass(ctx);
    expect((await findScoringWork(all)).passes).not.toContain(ctx.organizationId);
    later(30);
    expect((await findScoringWork(all)).passes).toContain(ctx.organizationId);
    await finishPass(ctx);
    expect(await scores(id)).toEqual({ engagement: 20, lead: 0 });
  });

  it('begins a pass anew when it is asked for while one is under way', async () => {
    const { ctx, contact, rule, scores } = await createScene();
    const id = await contact({ city: 'Lyon' });
    await requestPass(database.db, ctx.organizationId, 'EVENTS');
    await advancePass(ctx);
    await advancePass(ctx);
    await rule('Lives in Lyon', 10, inLyon);
    await requestPass(database.db, ctx.organizationId, 'DAY');
    await finishPass(ctx);
    expect((await scores(id))?.lead).toBe(10);
  });
});
