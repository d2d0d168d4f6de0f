import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../db/columns';
import {
  apiKeys,
  artists,
  automations,
  campaigns,
  dataExports,
  enrolments,
  imports,
  invitations,
  leadRules,
  members,
  segments,
  suppressions,
  templates,
  templateVersions,
  topics,
} from '../db/schema';
import { readJson, startTestApi } from '../test/environment/api';
import { openTestDatabase } from '../test/environment/database';
import { createContact } from '../test/factories/contact';
import { createMember } from '../test/factories/member';
import { createOrganization } from '../test/factories/organization';
import { routeTable } from './routes';

const database = await openTestDatabase();
const api = await startTestApi(database);
const key = await api.apiKeyFor('owner');
const theirs = await everythingOfAnotherOrganization();
afterAll(async () => {
  await api.close();
  await database.close();
});

/** One of each thing an address can name, by the name of its parameter; all of it belongs to others. */
async function everythingOfAnotherOrganization(): Promise<Record<string, string>> {
  const { db } = database;
  const { organizationId, artistId } = await createOrganization(database);
  const { userId } = await createMember(database, { organizationId, role: 'owner' });
  const id = newId();
  const own = { id, organizationId };
  await createContact(database, own);
  await db.insert(segments).values({ ...own, name: 'Theirs', dynamic: false });
  await db.insert(templates).values({ ...own, name: 'Theirs' });
  await db
    .insert(templateVersions)
    .values({ organizationId, templateId: id, version: 1, format: 'html', subjectTemplate: 'x', contentTemplate: 'x' });
  await db.insert(campaigns).values({ ...own, name: 'Theirs', subject: 'x', content: {}, settings: {} });
  const draft = { triggers: [], steps: [], settings: { reEntry: 'ONCE', timezone: 'UTC' } } as const;
  await db.insert(automations).values({ ...own, name: 'Theirs', draft });
  await db.insert(enrolments).values({
    ...own,
    automationId: id,
    version: 1,
    contactId: id,
    entryKey: 'once',
    exclusive: true,
    shard: 0,
    enteredAt: new Date(),
  });
  const options = { mapping: {}, roles: [], tags: [], onDuplicate: 'update' as const, consents: [] };
  await db.insert(imports).values({ ...own, fileId: id, fileName: 'x.csv', options, startedAt: new Date() });
  const exported = { kind: 'SEGMENT', format: 'csv', segmentId: id, fileName: 'x.csv', locale: 'en' } as const;
  await db.insert(dataExports).values({ ...own, ...exported });
  await db.insert(suppressions).values({ ...own, email: 'x@example.com', emailDigest: 'x', reason: 'MANUAL' });
  await db.insert(topics).values({ ...own, key: 'theirs', name: 'Theirs' });
  await db.insert(apiKeys).values({ id, referenceId: organizationId, key: 'x' });
  await db.insert(invitations).values({ ...own, email: 'x@example.com', expiresAt: new Date(), inviterId: userId });
  await db
    .insert(leadRules)
    .values({ ...own, name: 'Theirs', criteria: { logic: 'AND', conditions: [] }, points: 1, order: 0 });
  const [member] = await db.select({ id: members.id }).from(members).where(eq(members.userId, userId));
  await db.insert(artists).values({ id, organizationId, name: 'Theirs', slug: 'theirs' });
  return {
    contactId: id,
    segmentId: id,
    templateId: id,
    campaignId: id,
    workflowId: id,
    enrolmentId: id,
    importId: id,
    exportId: id,
    suppressionId: id,
    topicId: id,
    keyId: id,
    invitationId: id,
    ruleId: id,
    memberId: member?.id ?? '',
    artistId,
  };
}

const { organization, workspace } = routeTable(api.deps);
/** An invitation is accepted by a person from outside; a key is refused before it is looked up. */
const forPeople = '/invitations/:invitationId/accept';
const naming = [...organization, ...workspace].filter(
  ({ spec }) => spec.path.includes('/:') && spec.path !== forPeople,
);
const bare = workspace.filter(({ spec }) => spec.method === 'get' && !spec.path.includes('/:'));
const addressOf = (path: string) => path.replaceAll(/:(\w+)/g, (_, name: string) => theirs[name] ?? `no-${name}`);

describe("another organisation's things", () => {
  it.each(naming.map(({ spec }) => [spec.method.toUpperCase(), spec.path] as const))(
    'are not there for %s %s',
    async (method, path) => {
      const address = addressOf(path);
      expect(address, 'a parameter this test does not know').not.toContain('no-');
      const answer = await api.call(key, method, address, method === 'GET' || method === 'DELETE' ? undefined : {});
      const { code } = await readJson<{ code: string }>(answer);
      // A body is validated before anything is looked up, so it may be refused first; never is the thing confirmed.
      const mayBeRefusedFirst = method !== 'GET' && method !== 'DELETE';
      expect(mayBeRefusedFirst ? [404, 400] : [404]).toContain(answer.status);
      expect(['NOT_FOUND', 'VALIDATION_FAILED']).toContain(code);
    },
  );

  it.each(bare.map(({ spec }) => spec.path))('are not listed, and their artist is not there, at %s', async (path) => {
    const listed = await api.call(key, 'GET', path);
    expect(await listed.text()).not.toContain(theirs['contactId']);
    const answer = await api.call(key, 'GET', `/artists/${theirs['artistId']}${path}`);
    expect(answer.status).toBe(404);
  });
});
