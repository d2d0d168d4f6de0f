import type { Campaign } from '../../../domain/campaign/campaign';
import type { PreviewWords } from '../templates/api';

/** A campaign's own copy of its words, as a preview asks for them. */
export const wordsOf = ({ subject, content }: Pick<Campaign, 'subject' | 'content'>): PreviewWords => ({
  subjectTemplate: subject,
  preheader: content.preheader || null,
  format: content.mjml ? 'mjml' : 'html',
  contentTemplate: content.mjml ?? content.htmlContent ?? '',
  textTemplate: content.textContent || null,
});
