import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { openTestDatabase } from '../../test/environment/database';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { updateContact } from '../contact/update';
import { createSegment } from '../segment/create';
import { scoreFew } from './refresh-touched';
import { bought, createScene, inLyon } from './scene.fixture';

const database = await openTestDatabase();
afterAll(() => database.close());

describe('an engagement score', () => {
  it('follows what a contact does, then decays, a quiet stretch of days being one row of its history', async () => {
    const { ctx, contact, happens, pass, scores, history, later } = await createScene(database);
    const id = await contact();
    await pass('EVENTS');
    await happens(id, 'PURCHASE_MADE');
    expect(await scoreFew(ctx, [id])).toBe(1);
    expect(await scores(id)).toEqual({ engagement: 40, lead: 0 });
    for (let day = 0; day < 30; day += 5) {
      later(5);
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
  });

  it('does not change for what machines or Fermata itself have written', async () => {
    const { ctx, contact, happens, scores } = await createScene(database);
    const id = await contact();
    for (const name of ['CONTACT_UPDATED', 'TAG_ADDED', 'CONSENT_CHANGED', 'SEGMENT_ENTERED']) await happens(id, name);
    expect(await scoreFew(ctx, [id])).toBe(0);
    expect(await scores(id)).toEqual({ engagement: 0, lead: 0 });
  });
});

describe('a lead score', () => {
  it('has the points of the rules whose criteria hold, for as long as they do', async () => {
    const { ctx, contact, rule, scores, history, later } = await createScene(database);
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
    const { ctx, contact, happens, rule, pass, scores, later } = await createScene(database);
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
    const { contact, rule, pass, scores, later } = await createScene(database);
    const id = await contact({ city: 'Lyon' });
    await rule('Lives in Lyon', 10, inLyon, 2);
    for (const lead of [10, 10, 10, 0]) {
      await pass('DAY');
      expect((await scores(id))?.lead).toBe(lead);
      later(1);
    }
  });

  it('is asked of everybody by a pass as it is of one contact', async () => {
    const { ctx, contact, happens, rule, pass, scores } = await createScene(database);
    const ids = [await contact({ city: 'Lyon' }), await contact({ city: 'Nantes' }), await contact({ city: 'lyon' })];
    await rule('Lives in Lyon', 10, inLyon);
    await rule('Bought something', -3, bought, 30);
    for (const id of ids.slice(1)) await happens(id, 'PURCHASE_MADE');
    await pass('EVENTS');
    const byPass = await Promise.all(ids.map(scores));
    expect(byPass.map((row) => row?.lead)).toEqual([10, -3, 7]);
    expect(await scoreFew(ctx, ids)).toBe(0);
  });

  it('goes by an engagement score as it is now, both ways', async () => {
    const { ctx, contact, happens, rule, pass, scores, told, later } = await createScene(database);
    const id = await contact();
    const engaged: SegmentCriteria = { logic: 'AND', conditions: [], engagementLevel: 'HIGH' };
    const inside = await createSegment({ ctx, input: { name: 'Engaged', dynamic: true, criteria: engaged, tags: [] } });
    await rule('Highly engaged', 10, engaged);
    await rule('In the segment of those', 5, {
      logic: 'AND',
      conditions: [{ field: 'segment', operator: 'IN', value: [inside.id], dataType: 'STRING' }],
    });
    await pass('EVENTS');
    await happens(id, 'PURCHASE_MADE');
    await happens(id, 'PURCHASE_MADE');
    await scoreFew(ctx, [id]);
    expect(await scores(id)).toEqual({ engagement: 80, lead: 15 });
    later(30);
    await pass('DAY');
    expect(await scores(id)).toEqual({ engagement: 40, lead: 0 });
    expect(await told(id)).toHaveLength(2);
  });

  it('counts nobody for a rule that cannot be asked any more', async () => {
    const { ctx, contact, rule, scores } = await createScene(database);
    const id = await contact();
    const member = { field: 'segment', operator: 'IN', value: [newId()], dataType: 'STRING' } as const;
    await rule('Of a segment that is gone', 10, { logic: 'AND', conditions: [member] });
    await scoreFew(ctx, [id]);
    expect((await scores(id))?.lead).toBe(0);
  });
});

describe('a score set by hand', () => {
  it('stands, is in the history, and rules count on top of it from there', async () => {
    const { ctx, contact, rule, pass, scores, history, told, later } = await createScene(database);
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
