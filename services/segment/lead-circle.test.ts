import { afterAll, expect, it } from 'vitest';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createRule } from '../scoring/rules';
import { createSegment } from './create';
import { updateSegment } from './update';

const database = await openTestDatabase();
afterAll(() => database.close());

const asksLead: SegmentCriteria = {
  logic: 'AND',
  conditions: [{ field: 'leadScore', operator: 'GREATER_THAN', value: 1, dataType: 'NUMBER' }],
};
const inside = (segmentId: string): SegmentCriteria => ({
  logic: 'AND',
  conditions: [{ field: 'segment', operator: 'IN', value: [segmentId], dataType: 'STRING' }],
});

it('a segment behind a lead rule cannot begin to ask for the lead score, itself or through another', async () => {
  const { ctx } = await createTestContext(database);
  const segment = async (criteria: SegmentCriteria) =>
    (await createSegment({ ctx, input: { name: 'A segment', dynamic: true, criteria, tags: [] } })).id;
  const inner = await segment({ logic: 'AND', conditions: [] });
  const outer = await segment(inside(inner));
  const leads = await segment(asksLead);
  const rule = { name: 'Inside', criteria: inside(outer), points: 5, expiresAfterDays: null, active: true };
  await createRule({ ctx, input: rule });
  for (const [segmentId, criteria] of [
    [inner, asksLead],
    [outer, inside(leads)],
  ] as const) {
    await expect(updateSegment({ ctx, input: { segmentId, criteria } })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      details: [{ path: 'criteria', message: expect.stringContaining('Inside') }],
    });
  }
  await expect(updateSegment({ ctx, input: { segmentId: leads, criteria: asksLead } })).resolves.toBeDefined();
});
