import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  auditLog,
  automations,
  automationTriggers,
  automationVersions,
  contactEvents,
  keptMembers,
  templates,
} from '../../db/schema';
import { newId } from '../../db/columns';
import type { Step } from '../../domain/automation/definition';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createActiveAutomation, createEnrolment } from '../../test/factories/automation';
import { createContact } from '../../test/factories/contact';
import type { ServiceContext } from '../context';
import { createSegment } from '../segment/create';
import { activateAutomation } from './activate';
import { archiveAutomation } from './archive';
import { createAutomation } from './create';
import { deleteAutomation } from './delete';
import { duplicateAutomation } from './duplicate';
import { getAutomation } from './get';
import { listAutomations } from './list';
import { pauseAutomation } from './pause';
import { resumeAutomation } from './resume';
import { updateAutomation } from './update';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
let artistId: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ ctx, artistId } = await createTestContext(database));
});

const tag = (id: string, ...nextSteps: string[]): Step => ({
  id,
  type: 'ADD_TAG',
  nextSteps,
  configuration: { tag: id },
});
const mail = (configuration: Extract<Step, { type: 'SEND_EMAIL' }>['configuration']): Step => ({
  id: 'mail',
  type: 'SEND_EMAIL',
  nextSteps: [],
  configuration,
});
const page = { limit: 50, sort: '-createdAt' } as const;
const trigger = { type: 'CONTACT_CREATED', configuration: {} } as const;

const triggersOf = (automationId: string, active: boolean) =>
  database.db.$count(
    automationTriggers,
    and(eq(automationTriggers.automationId, automationId), eq(automationTriggers.active, active)),
  );

describe('a draft', () => {
  it('may be unfinished, and lets nobody in', async () => {
    const draft = await createAutomation({ ctx, input: { name: 'Welcome', steps: [tag('a', 'nowhere')] } });
    expect(draft).toMatchObject({ status: 'DRAFT', version: 1, publishedVersion: null, trigger: null });
    expect(draft.settings.reEntry).toBe('ONCE');
    expect(await triggersOf(draft.id, true)).toBe(0);
  });

  it('changes only in the fields that are sent, and leaves a trace', async () => {
    const draft = await createAutomation({ ctx, input: { name: 'Welcome', trigger, steps: [tag('a')], tags: ['x'] } });
    const changed = await updateAutomation({ ctx, input: { workflowId: draft.id, name: 'Hello' } });
    expect(changed).toMatchObject({ name: 'Hello', steps: draft.steps, triggers: [trigger], tags: ['x'] });
    const actions = await database.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.entityId, draft.id));
    expect(actions.map(({ action }) => action).toSorted()).toEqual(['automation.created', 'automation.updated']);
  });

  it('is thrown away while it was never published', async () => {
    const draft = await createAutomation({ ctx, input: { name: 'Never mind' } });
    await deleteAutomation({ ctx, input: { workflowId: draft.id } });
    await expect(getAutomation({ ctx, input: { workflowId: draft.id } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('publishing', () => {
  it('tells every fault with its step, in the reader’s language, and changes nothing', async () => {
    const unknown = newId();
    const steps = [tag('a', 'gone'), mail({ templateId: unknown }), tag('orphan')];
    const draft = await createAutomation({ ctx, input: { name: 'Broken', steps } });
    const french = { ...ctx, locale: 'fr' } as const;
    await expect(activateAutomation({ ctx: french, input: { workflowId: draft.id } })).rejects.toMatchObject({
      code: 'INVALID_AUTOMATION',
      subject: { workflowId: draft.id },
      details: expect.arrayContaining([
        { path: 'triggers', stepId: null, message: expect.stringContaining('déclencheur') },
        { path: 'steps.0.nextSteps.0', stepId: 'a', message: expect.stringContaining('gone') },
        { path: 'steps.1.configuration.templateId', stepId: 'mail', message: expect.stringContaining(unknown) },
        { path: 'steps.2', stepId: 'orphan', message: expect.stringContaining('orphan') },
      ]),
    });
    expect(await getAutomation({ ctx, input: { workflowId: draft.id } })).toMatchObject({ status: 'DRAFT' });
  });

  it('refuses words that could not be sent: Liquid that cannot be read, and no sender', async () => {
    const liquid = { subject: 'Hi {{ contact.firstName', content: { htmlContent: '<p>Hello</p>' } };
    const draft = await createAutomation({ ctx, input: { name: 'Liquid', trigger, steps: [mail(liquid)] } });
    await expect(activateAutomation({ ctx, input: { workflowId: draft.id } })).rejects.toMatchObject({
      details: [{ path: 'steps.0.configuration.subject', stepId: 'mail' }],
    });
  });

  it('takes a template of the organisation or of the same artist, and no other’s', async () => {
    const templateId = newId();
    const ofArtist = { id: templateId, organizationId: ctx.organizationId, artistId, name: 'Tour' };
    await database.db.insert(templates).values(ofArtist);
    const steps = [mail({ templateId })];
    const theirs = { ...ctx, artistId };
    expect(await createActiveAutomation(theirs, { steps })).toMatchObject({ status: 'ACTIVE' });
    const { ctx: other } = await createTestContext(database);
    await expect(createActiveAutomation(other, { steps })).rejects.toMatchObject({ code: 'INVALID_AUTOMATION' });
  });

  it('watches a dynamic segment in reach alone, and fills it without telling who is in it', async () => {
    const criteria = { logic: 'AND', conditions: [] } as const;
    const everyone = await createSegment({ ctx, input: { name: 'All', dynamic: true, criteria, tags: [] } });
    const guests = await createSegment({ ctx, input: { name: 'Guests', dynamic: false, tags: [] } });
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    const watching = (segmentId: string, of = ctx) =>
      createActiveAutomation(of, {
        triggers: [{ type: 'SEGMENT_ENTERED', configuration: { segmentId } }],
        steps: [tag('a')],
      });
    const { ctx: other } = await createTestContext(database);
    const refused = {
      code: 'INVALID_AUTOMATION',
      details: [{ path: 'triggers.0.configuration.segmentId', stepId: null, message: expect.any(String) }],
    };
    await expect(watching(everyone.id, other)).rejects.toMatchObject(refused);
    await expect(watching(guests.id)).rejects.toMatchObject(refused);
    await expect(watching('')).rejects.toMatchObject(refused);
    expect(await watching(everyone.id)).toMatchObject({ status: 'ACTIVE' });
    const kept = await database.db.select().from(keptMembers).where(eq(keptMembers.segmentId, everyone.id));
    expect(kept.map(({ contactId }) => contactId)).toContain(contact.id);
    expect(await database.db.$count(contactEvents, eq(contactEvents.contactId, contact.id))).toBe(0);
  });

  it('freezes a version; a changed draft is the next one, and those who walk stay on theirs', async () => {
    const first = await createActiveAutomation(ctx, { steps: [tag('a')] });
    expect(first).toMatchObject({ status: 'ACTIVE', version: 1, publishedVersion: 1, unpublishedChanges: false });
    const { id: workflowId } = first;
    const changed = await updateAutomation({ ctx, input: { workflowId, steps: [tag('b')] } });
    expect(changed).toMatchObject({ version: 2, publishedVersion: 1, unpublishedChanges: true });
    expect(await updateAutomation({ ctx, input: { workflowId, steps: [tag('c')] } })).toMatchObject({ version: 2 });
    expect(await activateAutomation({ ctx, input: { workflowId } })).toMatchObject({ publishedVersion: 2 });
    const versions = await database.db
      .select({ version: automationVersions.version, definition: automationVersions.definition })
      .from(automationVersions)
      .where(eq(automationVersions.automationId, workflowId))
      .orderBy(automationVersions.version);
    expect(versions.map(({ version, definition }) => [version, definition.steps[0]?.id])).toEqual([
      [1, 'a'],
      [2, 'c'],
    ]);
    expect(await triggersOf(workflowId, true)).toBe(1);
  });

  it('twice is once', async () => {
    const { id: workflowId } = await createActiveAutomation(ctx, { steps: [tag('a')] });
    expect(await activateAutomation({ ctx, input: { workflowId } })).toMatchObject({ version: 1 });
  });
});

describe('an automation’s life', () => {
  it('pauses, resumes and is put away', async () => {
    const { id: workflowId } = await createActiveAutomation(ctx, { steps: [tag('a')] });
    expect(await pauseAutomation({ ctx, input: { workflowId } })).toMatchObject({ status: 'PAUSED' });
    expect(await triggersOf(workflowId, true)).toBe(0);
    expect(await resumeAutomation({ ctx, input: { workflowId } })).toMatchObject({ status: 'ACTIVE' });
    expect(await triggersOf(workflowId, true)).toBe(1);
    expect(await archiveAutomation({ ctx, input: { workflowId } })).toMatchObject({ status: 'ARCHIVED' });
    expect(await triggersOf(workflowId, true)).toBe(0);
    const archived = { code: 'INVALID_STATE' };
    await expect(activateAutomation({ ctx, input: { workflowId } })).rejects.toMatchObject(archived);
    await expect(updateAutomation({ ctx, input: { workflowId, name: 'x' } })).rejects.toMatchObject(archived);
    await expect(deleteAutomation({ ctx, input: { workflowId } })).rejects.toMatchObject(archived);
  });

  it('does not pause a draft', async () => {
    const draft = await createAutomation({ ctx, input: { name: 'Draft' } });
    await expect(pauseAutomation({ ctx, input: { workflowId: draft.id } })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  });

  it('is copied as a draft that nobody walks', async () => {
    const original = await createActiveAutomation(ctx, { steps: [tag('a')] });
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    await createEnrolment(ctx, original, contact.id);
    const copy = await duplicateAutomation({ ctx, input: { workflowId: original.id } });
    expect(copy).toMatchObject({
      name: 'Welcome (copy)',
      status: 'DRAFT',
      publishedVersion: null,
      steps: original.steps,
    });
    expect(copy.stats).toMatchObject({ entered: 0, active: 0 });
    expect(await getAutomation({ ctx, input: { workflowId: original.id } })).toMatchObject({
      stats: { entered: 1, active: 1, steps: { a: { waiting: 1, passed: 0, failed: 0 } } },
    });
  });
});

describe('a list', () => {
  it('goes page by page through one tenant’s automations, without those put away', async () => {
    await createTestContext(database);
    for (const name of ['Ada', 'Bob', 'Cleo']) await createAutomation({ ctx, input: { name } });
    const away = await createAutomation({ ctx, input: { name: 'Away' } });
    await archiveAutomation({ ctx, input: { workflowId: away.id } });
    const first = await listAutomations({ ctx, input: { ...page, limit: 2, sort: 'name' } });
    expect(first).toMatchObject({ total: 3, items: [{ name: 'Ada' }, { name: 'Bob' }] });
    const cursor = first.nextCursor ?? undefined;
    const second = await listAutomations({ ctx, input: { ...page, limit: 2, sort: 'name', cursor } });
    expect(second).toMatchObject({ items: [{ name: 'Cleo' }], nextCursor: null });
    expect(await listAutomations({ ctx, input: { ...page, status: 'ARCHIVED' } })).toMatchObject({ total: 1 });
    expect(await listAutomations({ ctx, input: { ...page, q: 'cle' } })).toMatchObject({ total: 1 });
  });

  it('shows an artist’s workspace its own, and the organisation all', async () => {
    const theirs = { ...ctx, artistId };
    const { id: workflowId } = await createAutomation({ ctx: theirs, input: { name: 'Tour' } });
    await createAutomation({ ctx, input: { name: 'Everyone' } });
    expect(await listAutomations({ ctx: theirs, input: page })).toMatchObject({ total: 1 });
    expect(await listAutomations({ ctx, input: page })).toMatchObject({ total: 2 });
    const { ctx: stranger } = await createTestContext(database);
    await expect(getAutomation({ ctx: stranger, input: { workflowId } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await database.db.$count(automations, eq(automations.organizationId, stranger.organizationId))).toBe(0);
  });
});
