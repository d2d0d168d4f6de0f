import { Failure, failure } from '../../domain/error/failure';
import type { TemplateFormat } from '../../domain/template/template';
import { compileContent, listVariables } from '../content/compile';
import type { ContentSource } from '../content/content';

/** What a template says, in the API's names. */
export interface TemplateWords {
  readonly subjectTemplate: string;
  readonly preheader: string | null;
  readonly format: TemplateFormat;
  readonly contentTemplate: string;
  readonly textTemplate: string | null;
}

/** The words as the compiler takes them; a preview and a check need a sender, and no more of it than that. */
export const sourceOf = (words: TemplateWords, sender: ContentSource['sender']): ContentSource => ({
  subject: words.subjectTemplate,
  preheader: words.preheader,
  ...(words.format === 'mjml' ? { mjml: words.contentTemplate } : { html: words.contentTemplate }),
  text: words.textTemplate,
  sender,
  trackingEnabled: false,
  transactional: false,
});

/**
 * Makes sure that the words can be sent, before they are saved.
 * @returns the Liquid variables they use, sorted.
 * @throws INVALID_EMAIL_CONTENT with each place at fault, by the field of the request and the line in it.
 */
export async function checkWords(words: TemplateWords): Promise<string[]> {
  const source = sourceOf(words, { name: 'Check', email: 'check@fermata.example' });
  return atRequestFields(async () => {
    await compileContent(source);
    return listVariables(source);
  });
}

const fieldOf: Readonly<Record<string, string>> = {
  subject: 'subjectTemplate',
  mjml: 'contentTemplate',
  html: 'contentTemplate',
  text: 'textTemplate',
};

/** The compiler speaks of `mjml`; who wrote a template knows it as `contentTemplate`. */
export async function atRequestFields<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'INVALID_EMAIL_CONTENT') throw error;
    const details = error.details.map(({ path, message }) => ({ path: fieldOf[path] ?? path, message }));
    throw failure('INVALID_EMAIL_CONTENT', { details, cause: error });
  }
}
