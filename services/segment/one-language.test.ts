import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { campaigns, fieldDefinitions, topics } from '../../db/schema';
import type { Step, Trigger } from '../../domain/automation/definition';
import type { SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createActiveAutomation, createEnrolment } from '../../test/factories/automation';
import { createContact } from '../../test/factories/contact';
import { activateAutomation } from '../automation/activate';
import { createAutomation } from '../automation/create';
import type { ServiceContext } from '../context';
import { triggerFires } from '../dispatch/trigger-fires';
import { recordEvents } from '../event/record';
import { countAudience } from '../message/audience';
import { createTopic } from '../topic/create';
import { recordTopics } from '../topic/record';
import { createSegment } from './create';
import { contactMatches } from './matches';
import { checkReferences } from './references';
import { sizeOfCriteria } from './size';

const all = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'AND', conditions });
const created: Trigger = { type: 'CONTACT_CREATED', configuration: {} };
const tag = (conditions?: readonly SegmentCondition[]): Step => ({
  id: 'tag',
  type: 'ADD_TAG',
  nextSteps: [],
  configuration: { tag: 'x' },
  ...(conditions ? { conditions } : {}),
});
const branch = (criteria: SegmentCriteria): Step => ({
  id: 'branch',
  type: 'CONDITION',
  nextSteps: ['END', 'END'],
  configuration: { branches: [{ name: 'Yes', criteria }] },
});

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());
beforeEach(async () => void ({ ctx } = await createTestContext(database)));

describe('the same criteria', () => {
  /** A person of whom every condition holds, and the conditions: at least one of each kind. */
  async function everyKind() {
    const { organizationId } = ctx;
    await database.db
      .insert(fieldDefinitions)
      .values({ organizationId, name: 'seats', label: 'Seats', type: 'NUMBER' });
    const { id: contactId } = await createContact(database, {
      organizationId,
      city: 'Besançon',
      tags: ['vip'],
      birthDate: '1990-05-01',
      customFields: { seats: 3 },
    });
    const topic = await createTopic({ ctx, input: { key: 'tours', name: 'Tours' } });
    const word = { organizationId, artistId: null, contactId, source: 'test', at: new Date() };
    await recordTopics(database.db, { ...word, choices: [{ topicId: topic.id, key: 'tours', subscribed: true }] });
    const automation = await createActiveAutomation(ctx, { steps: [tag()] });
    await createEnrolment(ctx, automation, contactId);
    await recordEvents(database.db, [
      {
        organizationId,
        artistId: null,
        contactId,
        name: 'PURCHASE_MADE',
        properties: { amount: 30, currency: 'EUR', items: [{ name: 'Vinyl' }] },
        occurredAt: new Date(),
      },
    ]);
    const { id: segmentId } = await createSegment({
      ctx,
      input: {
        name: 'Besançon',
        dynamic: true,
        tags: [],
        criteria: all({ field: 'city', operator: 'STARTS_WITH', value: 'BESANC', dataType: 'STRING' }),
      },
    });
    const conditions: readonly SegmentCondition[] = [
      { field: 'city', operator: 'EQUALS', value: 'besancon', dataType: 'STRING' },
      { field: 'customFields.seats', operator: 'BETWEEN', value: [2, 4], dataType: 'NUMBER' },
      { field: 'consent.EMAIL_MARKETING', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' },
      { field: 'topic.tours', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' },
      { field: `automation.${automation.id}`, operator: 'EQUALS', value: 'ACTIVE', dataType: 'STRING' },
      { field: `automation.${automation.id}.step`, operator: 'IN', value: ['tag'], dataType: 'STRING' },
      { field: 'segment', operator: 'IN', value: [segmentId], dataType: 'STRING' },
      {
        event: 'PURCHASE_MADE',
        measure: { type: 'LAST', property: 'occurredAt' },
        operator: 'WITHIN_LAST_DAYS',
        value: 7,
        where: [{ property: 'products', operator: 'CONTAINS', value: 'vinyl', dataType: 'ARRAY' }],
      },
      { logic: 'OR', not: true, conditions: [{ field: 'tags', operator: 'CONTAINS', value: 'x', dataType: 'ARRAY' }] },
    ];
    return { contactId, conditions };
  }

  it('hold, and stop holding, alike in a segment, an audience, an exclusion, a trigger, a step and a branch', async () => {
    const { contactId, conditions } = await everyKind();
    const opposites = conditions.map((condition) => all({ logic: 'AND', not: true, conditions: [condition] }));
    for (const [index, criteria] of [all(...conditions), ...opposites].entries()) {
      const holds = index === 0;
      const { count } = await sizeOfCriteria({ ctx, input: { criteria } });
      const matches = await contactMatches({ ctx, input: { contactId, criteria } });
      const trigger = { ...created, conditions: criteria.conditions };
      const event = { contactId, properties: {}, occurredAt: new Date() };
      const fires = await triggerFires(ctx, { trigger, event, timezone: 'UTC' });
      const segment = await createSegment({ ctx, input: { name: 'Asked', dynamic: true, tags: [], criteria } });
      const everybody = {
        artistId: null,
        contactRole: null,
        segments: [],
        excludeSegments: [],
        purpose: { transactional: false, consent: 'EMAIL_MARKETING' },
      } as const;
      const { recipients } = await countAudience(ctx, { ...everybody, segments: [segment.id] });
      const { recipients: others } = await countAudience(ctx, { ...everybody, excludeSegments: [segment.id] });
      const inside = holds ? 1 : 0;
      expect([index, matches, fires, count, segment.contactCount, recipients, others]).toEqual([
        index,
        holds,
        holds,
        inside,
        inside,
        inside,
        1 - inside,
      ]);
    }
  });

  it('name what is not there, and publishing says where: in a trigger, in a step, in a branch', async () => {
    const gone: SegmentCondition = { field: 'topic.gone', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' };
    const nested = all({ logic: 'OR', conditions: [gone] });
    const input = {
      name: 'Asks for what is gone',
      trigger: { ...created, conditions: [gone] },
      steps: [{ ...tag([gone]), nextSteps: ['branch'] }, branch(nested)],
    };
    const draft = await createAutomation({ ctx, input });
    await expect(activateAutomation({ ctx, input: { workflowId: draft.id } })).rejects.toMatchObject({
      code: 'INVALID_AUTOMATION',
      details: [
        { path: 'triggers.0.conditions.0.field', stepId: null, message: 'There is no such topic.' },
        { path: 'steps.0.conditions.0.field', stepId: 'tag' },
        { path: 'steps.1.configuration.branches.0.criteria.conditions.0.conditions.0.field', stepId: 'branch' },
      ],
    });
  });
});

describe('what conditions name', () => {
  /** The same things in this organisation and in another. */
  async function thingsOf(context: ServiceContext) {
    const { organizationId } = context;
    const [campaignId, topicId] = [newId(), newId()];
    const draft = { name: 'A campaign', subject: 'x', content: {}, settings: {} };
    await database.db.insert(campaigns).values({ ...draft, id: campaignId, organizationId });
    await database.db.insert(topics).values({ id: topicId, organizationId, key: `t-${topicId}`, name: 'A topic' });
    const field = `f${topicId.replaceAll('-', '')}`;
    await database.db
      .insert(fieldDefinitions)
      .values({ organizationId, name: field, label: 'A field', type: 'STRING' });
    const { id: automationId } = await createActiveAutomation(context, { steps: [tag()] });
    const criteria = all({ field: 'city', operator: 'IS_EMPTY', dataType: 'STRING' });
    const segment = await createSegment({ ctx: context, input: { name: 'S', dynamic: true, tags: [], criteria } });
    return { campaignId, topic: `t-${topicId}`, field, automationId, segmentId: segment.id };
  }

  it('is their organisation’s own, or refused at its place', async () => {
    const { ctx: others } = await createTestContext(database);
    const [own, theirs] = [await thingsOf(ctx), await thingsOf(others)];
    const text = { dataType: 'STRING' } as const;
    const asked = (things: typeof own): readonly (readonly [SegmentCondition, member: string])[] => [
      [{ field: 'segment', operator: 'IN', value: [things.segmentId], ...text }, 'value'],
      [{ field: `campaign.${things.campaignId}`, operator: 'EQUALS', value: 'OPENED', ...text }, 'field'],
      [{ field: `automation.${things.automationId}`, operator: 'EQUALS', value: 'ACTIVE', ...text }, 'field'],
      [{ field: `automation.${things.automationId}.step`, operator: 'EQUALS', value: 'tag', ...text }, 'field'],
      [{ field: `topic.${things.topic}`, operator: 'IS_EMPTY', dataType: 'BOOLEAN' }, 'field'],
      [{ field: `customFields.${things.field}`, operator: 'IS_EMPTY', ...text }, 'field'],
      [
        {
          event: 'EMAIL_SENT',
          measure: { type: 'COUNT' },
          operator: 'EQUALS',
          value: 0,
          where: [{ property: 'campaignId', operator: 'EQUALS', value: things.campaignId, ...text }],
        },
        'where.0.value',
      ],
    ];
    await checkReferences(
      ctx,
      asked(own).map(([condition]) => condition),
    );
    for (const [condition, member] of asked(theirs)) {
      await expect(checkReferences(ctx, [{ logic: 'OR', conditions: [condition] }])).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        details: [{ path: `criteria.conditions.0.conditions.0.${member}` }],
      });
    }
  });

  it('is asked by its own type, and steps by the ids they have', async () => {
    const { field, automationId } = await thingsOf(ctx);
    const steps = { field: `automation.${automationId}.step`, dataType: 'STRING' } as const;
    const cases: readonly (readonly [SegmentCondition, member: string])[] = [
      [{ field: `customFields.${field}`, operator: 'EQUALS', value: 3, dataType: 'NUMBER' }, 'dataType'],
      [{ ...steps, operator: 'NOT_IN', value: ['tag', 'renamed'] }, 'value'],
    ];
    for (const [condition, member] of cases) {
      await expect(checkReferences(ctx, [condition])).rejects.toMatchObject({
        details: [{ path: `criteria.conditions.0.${member}` }],
      });
    }
  });
});
