import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLog, templateVersions } from '../../db/schema';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import type { ServiceContext } from '../context';
import { archiveTemplate } from './archive';
import { createTemplate } from './create';
import { getTemplateInOrganization } from './get';
import { listTemplates } from './list';
import { previewDraft, previewTemplate } from './preview';
import { updateTemplate } from './update';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;

beforeAll(async () => {
  connection = await openTestDatabase();
});
afterAll(() => connection.close());

const mjml = (inner: string) => `<mjml><mj-body><mj-section><mj-column>
<mj-text>${inner}</mj-text>
</mj-column></mj-section></mj-body></mjml>`;

const newsletter = {
  name: 'Newsletter',
  contactRole: 'marketing' as const,
  format: 'mjml' as const,
  subjectTemplate: 'Hello {{ contact.firstName | default: "you" }}',
  contentTemplate: mjml('Hello {{ contact.firstName }} of {{ contact.customFields.club }}, says {{ artist.name }}'),
  isDefault: false,
};
const page = { limit: 50, sort: '-createdAt' as const };

const newOrganization = async () => {
  const made = await createTestContext(connection);
  ctx = made.ctx;
  return made;
};

describe('saving a template', () => {
  test('lists the variables it uses, and is in the audit', async () => {
    await newOrganization();
    const template = await createTemplate({ ctx, input: newsletter });

    expect(template).toMatchObject({
      version: 1,
      variables: ['artist.name', 'contact.customFields.club', 'contact.firstName'],
    });
    const entries = await connection.db.select().from(auditLog).where(eq(auditLog.entityId, template.id));
    expect(entries).toMatchObject([{ action: 'template.created', actorName: 'Test editor' }]);
  });

  test.each([
    [
      'MJML that does not parse',
      { contentTemplate: '<mjml>\n<mj-body>\n<mj-nothing />\n</mj-body></mjml>' },
      'contentTemplate',
    ],
    ['Liquid that does not parse', { contentTemplate: mjml('{% if contact.firstName %}no end') }, 'contentTemplate'],
    ['a filter that does not exist', { subjectTemplate: 'Hello {{ contact.firstName | shout }}' }, 'subjectTemplate'],
    ['Liquid in the text part', { textTemplate: 'one\ntwo {{ contact.firstName' }, 'textTemplate'],
  ])('%s is refused with the field and the line, and nothing is saved', async (_what, words, path) => {
    await newOrganization();

    await expect(createTemplate({ ctx, input: { ...newsletter, ...words } })).rejects.toMatchObject({
      code: 'INVALID_EMAIL_CONTENT',
      details: [expect.objectContaining({ path, message: expect.stringMatching(/line \d+/i) })],
    });
    expect((await listTemplates({ ctx, input: page })).total).toBe(0);
  });

  test('new words are a new version, and those before stay; a new name is none', async () => {
    await newOrganization();
    const { id } = await createTemplate({ ctx, input: newsletter });

    const renamed = await updateTemplate({ ctx, input: { templateId: id, name: 'News' } });
    const changed = await updateTemplate({ ctx, input: { templateId: id, subjectTemplate: 'Hi' } });

    expect(renamed).toMatchObject({ name: 'News', version: 1 });
    expect(changed).toMatchObject({ name: 'News', subjectTemplate: 'Hi', version: 2 });
    const versions = await connection.db.select().from(templateVersions).where(eq(templateVersions.templateId, id));
    expect(versions.map(({ subjectTemplate }) => subjectTemplate).toSorted()).toEqual([
      'Hello {{ contact.firstName | default: "you" }}',
      'Hi',
    ]);
  });

  test('of two who save at once one is told of the conflict', async () => {
    await newOrganization();
    const { id } = await createTemplate({ ctx, input: newsletter });

    const saves = await Promise.allSettled(
      ['one', 'two'].map((subjectTemplate) => updateTemplate({ ctx, input: { templateId: id, subjectTemplate } })),
    );

    expect(saves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await getTemplateInOrganization(ctx, id)).toMatchObject({ version: 2 });
  });

  test('a métier has one default', async () => {
    await newOrganization();
    const first = await createTemplate({ ctx, input: { ...newsletter, isDefault: true } });
    const press = await createTemplate({ ctx, input: { ...newsletter, contactRole: 'press', isDefault: true } });
    const second = await createTemplate({ ctx, input: { ...newsletter, isDefault: true } });

    const { items } = await listTemplates({ ctx, input: page });
    const defaults = items.filter(({ isDefault }) => isDefault).map(({ id }) => id);
    expect(new Set(defaults)).toEqual(new Set([press.id, second.id]));
    expect(defaults).not.toContain(first.id);
  });
});

describe('finding templates', () => {
  test('goes page by page in each order, without losing or repeating one', async () => {
    await newOrganization();
    for (const name of ['b', 'a', 'c', 'a']) await createTemplate({ ctx, input: { ...newsletter, name } });

    for (const sort of ['name', '-name', 'createdAt', '-updatedAt'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await listTemplates({ ctx, input: { limit: 3, sort, cursor } });
        seen.push(...items.map(({ id }) => id));
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size, sort).toBe(4);
      expect(seen, sort).toHaveLength(4);
    }
  });

  test('an archived one is gone from lists and pages', async () => {
    await newOrganization();
    const { id } = await createTemplate({ ctx, input: newsletter });

    await archiveTemplate({ ctx, input: { templateId: id } });

    expect((await listTemplates({ ctx, input: page })).total).toBe(0);
    await expect(getTemplateInOrganization(ctx, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test("another organisation's is not found", async () => {
    await newOrganization();
    const { id } = await createTemplate({ ctx, input: newsletter });
    await newOrganization();

    await expect(getTemplateInOrganization(ctx, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(updateTemplate({ ctx, input: { templateId: id, name: 'Mine' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a preview', () => {
  test('is what one contact would read, with a warning for each value they lack', async () => {
    const { organizationId, artistId } = await newOrganization();
    const contact = await createContact(connection, { organizationId, firstName: 'Ada <3' });
    const template = await createTemplate({ ctx: { ...ctx, artistId }, input: newsletter });

    const preview = await previewTemplate({ ctx, input: { templateId: template.id, contactId: contact.id } });

    expect(preview.subject).toBe('Hello Ada <3');
    expect(preview.html).toContain('Hello Ada &lt;3 of , says The Halftones');
    expect(preview.text).toContain('Hello Ada <3');
    expect(preview.warnings).toEqual([
      { code: 'UNDEFINED_VARIABLE', variable: 'contact.customFields.club', fallback: null },
    ]);
  });

  test('of words that are not saved is for a person made up, and saves nothing', async () => {
    await newOrganization();
    const { name: _name, contactRole: _role, isDefault: _default, ...words } = newsletter;

    const preview = await previewDraft({ ctx, input: { ...words, contact: { customFields: { club: 'Royal' } } } });

    expect(preview.subject).toBe('Hello you');
    expect(preview.html).toContain('of Royal');
    expect(preview.warnings).toContainEqual({
      code: 'UNDEFINED_VARIABLE',
      variable: 'contact.firstName',
      fallback: 'you',
    });
    expect((await listTemplates({ ctx, input: page })).total).toBe(0);
  });

  test("does not read another organisation's contact", async () => {
    const other = await createTestContext(connection);
    const stranger = await createContact(connection, { organizationId: other.organizationId });
    await newOrganization();
    const { id } = await createTemplate({ ctx, input: newsletter });

    await expect(previewTemplate({ ctx, input: { templateId: id, contactId: stranger.id } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
