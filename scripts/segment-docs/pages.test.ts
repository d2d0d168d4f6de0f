import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'oxfmt';
import { describe, expect, it } from 'vitest';
import { contactRoles } from '../../domain/contact/contact';
import { locales } from '../../domain/locale/locale';
import { segmentCriteriaSchema } from '../../domain/segment/criteria-schema';
import { thirtyQuestions } from '../../domain/segment/questions/thirty';
import { exampleCriteria, exampleSentence } from './example';
import { withGenerated } from './guide';
import { languageParts } from './language-parts';
import { thirtyQuestionsPage, usesOf } from './thirty-questions';

const pages = resolve(import.meta.dirname, '../../docs/segments');
const style = { printWidth: 120, singleQuote: true, trailingComma: 'all' } as const;

/** As the formatter of the project leaves it. */
async function formatted(page: string): Promise<string> {
  const { code, errors } = await format('page.md', page, style);
  expect(errors).toEqual([]);
  return code;
}

// `npx vitest run scripts/segment-docs -u` writes the pages anew.
describe('the pages on segments say what the source says', () => {
  it('docs/segments/thirty-questions.md shows each question as it is', async () => {
    await expect(await formatted(thirtyQuestionsPage())).toMatchFileSnapshot(join(pages, 'thirty-questions.md'));
  });

  it('docs/segments/guide.md lists the operators of each type as they are', async () => {
    const guide = readFileSync(join(pages, 'guide.md'), 'utf8');
    await expect(await formatted(withGenerated(guide))).toMatchFileSnapshot(join(pages, 'guide.md'));
  });
});

describe('the thirty questions', () => {
  it('are thirty, five of each métier, each with an id of its own', () => {
    const counts = contactRoles.map((metier) => thirtyQuestions.filter((one) => one.metier === metier).length);
    expect(counts).toEqual([5, 5, 5, 5, 5, 5]);
    expect(new Set(thirtyQuestions.map(({ id }) => id)).size).toBe(30);
  });

  it.each(thirtyQuestions)('$id reads without fault and has a sentence in both languages', (question) => {
    expect(segmentCriteriaSchema.safeParse(exampleCriteria(question)).error).toBeUndefined();
    for (const locale of locales) expect(exampleSentence(question, locale)).not.toMatch(/[{}]|undefined|0000-0000/);
  });

  it('use the whole language between them', () => {
    expect(languageParts.filter((part) => usesOf(part).length === 0)).toEqual([]);
  });
});
