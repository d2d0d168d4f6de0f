import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { automations, automationTriggers, outbox } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import type { ServiceContext } from '../context';
import { recordEvents } from '../event/record';
import { advancePass } from './advance-pass';
import { findScoringWork } from './find-work';
import { requestPass } from './progress';
import { refreshTouched, scoreFew } from './refresh-touched';
import { createScene, finishPass, inLyon } from './scene.fixture';
import { openScoring } from './scope';
import { scoreContacts } from './score-contacts';

const database = await openTestDatabase();
afterAll(() => database.close());

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
    const { ctx, contact, happens, pass, told, later } = await createScene(database);
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    await scoreFew(ctx, [id]);
    await happens(id, 'FORM_SUBMITTED');
    await scoreFew(ctx, [id]);
    await scoreFew(ctx, [id]);
    for (let day = 0; day < 40; day += 4) {
      later(4);
      await pass('DAY');
    }
    expect(await told(id)).toEqual([
      { score: 'engagementScore', from: 0, to: 40 },
      { score: 'engagementScore', from: 31, to: 28 },
    ]);
  });

  it('is told for the lines of active automations, and reaches the outbox', async () => {
    const { ctx, contact, rule, scores, told } = await createScene(database);
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
    const { ctx, contact, happens, history, told } = await createScene(database);
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    const changed = await Promise.all([scoreFew(ctx, [id]), scoreFew(ctx, [id]), scoreFew(ctx, [id])]);
    expect(changed.toSorted()).toEqual([0, 0, 1]);
    expect(await history(id)).toHaveLength(1);
    expect(await told(id)).toHaveLength(1);
  });

  it('is told once by a pass that died before it was committed, and was begun anew', async () => {
    const { ctx, contact, happens, scores, history, told } = await createScene(database);
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
    const { ctx, contact, happens, scores } = await createScene(database);
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
    const { ctx, contact, happens, scores } = await createScene(database);
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
    const { ctx, contact, happens, scores, later } = await createScene(database);
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

  it('weighs what happened before an organisation was first scored, though a rule came first', async () => {
    const { ctx, contact, happens, pass, scores } = await createScene(database);
    const id = await contact();
    await happens(id, 'PURCHASE_MADE');
    await pass('DAY');
    expect((await scores(id))?.engagement).toBe(40);
    await happens(id, 'FORM_SUBMITTED');
    await refreshTouched(ctx);
    expect((await scores(id))?.engagement).toBe(65);
  });

  it('begins a pass anew when it is asked for while one is under way', async () => {
    const { ctx, contact, rule, scores } = await createScene(database);
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
