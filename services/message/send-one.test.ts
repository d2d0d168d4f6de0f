import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../domain/error/failure';
import { newId } from '../../db/columns';
import { templates, templateVersions } from '../../db/schema';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { accepted, createRecordingTransport } from '../../test/environment/recording-transport';
import { createContact } from '../../test/factories/contact';
import type { BulkTransport } from '../ports';
import { createTokens } from '../tracking/tokens';
import { sendOne } from './send-one';
import type { SendOneInput } from './send-one';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const words = { subject: 'Welcome {{ contact.firstName }}', html: '<p>Hello, {{ event.venue }} awaits you.</p>' };

async function aStep(
  transport: BulkTransport,
  contact: { status?: 'unsubscribed' } = {},
  input: Partial<SendOneInput> = {},
) {
  const { organizationId } = await createTestContext(database);
  const { id: contactId } = await createContact(database, { organizationId, firstName: 'Ada', ...contact });
  const step: SendOneInput = {
    organizationId,
    contactId,
    enrolmentId: newId(),
    stepId: 'welcome',
    visit: 1,
    content: words,
    event: { venue: 'Olympia' },
    ...input,
  };
  const deps = {
    ...database,
    transport,
    tokens: createTokens('secret of the tests'),
    publicOrigin: 'https://mail.fermata.example',
    now: () => new Date(),
  };
  return { step, deps, contactId, organizationId };
}

test('one message is sent for one visit of one step, however often it is asked for', async () => {
  const transport = createRecordingTransport();
  const { deps, step } = await aStep(transport);

  const first = await sendOne(deps, step);
  const again = await sendOne(deps, step);
  const nextVisit = await sendOne(deps, { ...step, visit: 2 });

  expect(first).toMatchObject({ status: 'sent', reason: null, retryAfterMs: null });
  expect(again).toEqual(first);
  expect(nextVisit.messageId).not.toBe(first.messageId);
  expect(transport.taken).toHaveLength(2);
  const text = transport.taken[0]?.content.toString() ?? '';
  expect(text).toContain('Subject: Welcome Ada');
  expect(text).toContain('Olympia');
});

test('a contact who has unsubscribed by now receives nothing, unless the message is transactional', async () => {
  const transport = createRecordingTransport();
  const { deps, step } = await aStep(transport, { status: 'unsubscribed' });

  expect(await sendOne(deps, step)).toMatchObject({ status: 'excluded', reason: 'UNSUBSCRIBED' });
  expect(transport.taken).toHaveLength(0);
  expect(await sendOne(deps, { ...step, visit: 2, transactional: true })).toMatchObject({ status: 'sent' });
});

test('a hand-over that was cut off is in doubt for marketing, and repeated for a ticket', async () => {
  const transport = createRecordingTransport();
  const { deps, step } = await aStep(transport);
  const dying = (input: SendOneInput) =>
    new Promise<void>((died) => {
      const cutOff = createRecordingTransport(() => {
        died();
        return new Promise(() => undefined);
      });
      void sendOne({ ...deps, transport: cutOff }, input);
    });
  const ticket = { ...step, visit: 2, transactional: true };
  await dying(step);
  await dying(ticket);

  expect(await sendOne(deps, step)).toMatchObject({ status: 'in_doubt' });
  expect(await sendOne(deps, ticket)).toMatchObject({ status: 'sent' });
  expect(transport.taken).toHaveLength(1);
});

test('a message that its server puts off is pending, and goes out when it is asked for in time', async () => {
  const later = {
    kind: 'deferred',
    code: 450,
    enhancedCode: null,
    reply: '450',
    retryAfterMs: null,
    scope: 'recipient',
  } as const;
  let answers = [later];
  const transport = createRecordingTransport(() => answers.pop() ?? accepted);
  const { deps, step } = await aStep(transport);

  expect(await sendOne(deps, step)).toMatchObject({ status: 'pending', retryAfterMs: 60_000 });
  const early = await sendOne(deps, step);
  expect(early.status).toBe('pending');
  expect(early.retryAfterMs).toBeGreaterThan(1_000);
  const inTime = { ...deps, now: () => new Date(Date.now() + 61_000) };
  expect(await sendOne(inTime, step)).toMatchObject({ status: 'sent' });
});

test("a template's latest version is what is sent", async () => {
  const transport = createRecordingTransport();
  const { deps, step, organizationId } = await aStep(transport);
  const templateId = newId();
  await database.db.insert(templates).values({ id: templateId, organizationId, name: 'Welcome', version: 2 });
  const version = { organizationId, templateId, format: 'html' as const, contentTemplate: '<p>Hello</p>' };
  await database.db.insert(templateVersions).values([
    { ...version, version: 1, subjectTemplate: 'Old words' },
    { ...version, version: 2, subjectTemplate: 'New words' },
  ]);
  await sendOne(deps, { ...step, content: { templateId } });
  expect(transport.taken[0]?.content.toString()).toContain('Subject: New words');
});

test('a template of another organisation is not there', async () => {
  const { deps, step } = await aStep(createRecordingTransport());
  const missing = sendOne(deps, { ...step, content: { templateId: newId() } });
  await expect(missing).rejects.toSatisfy((error) => error instanceof Failure && error.code === 'TEMPLATE_NOT_FOUND');
});

test('an erased contact receives nothing', async () => {
  const { deps, step, contactId } = await aStep(createRecordingTransport());
  await database.sql`delete from contacts where id = ${contactId}`;
  expect(await sendOne(deps, step)).toEqual({
    messageId: null,
    status: 'excluded',
    reason: 'ERASED',
    retryAfterMs: null,
  });
});
