import type { ContactRole } from '../contact/contact';

export const templateFormats = ['mjml', 'html'] as const;
export type TemplateFormat = (typeof templateFormats)[number];

export interface EmailTemplate {
  readonly id: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly name: string;
  readonly contactRole: ContactRole;
  readonly subjectTemplate: string;
  readonly preheader: string | null;
  readonly format: TemplateFormat;
  readonly contentTemplate: string;
  readonly textTemplate: string | null;
  readonly isDefault: boolean;
  /** The Liquid variables the template uses, such as `contact.firstName`. */
  readonly variables: readonly string[];
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PreviewWarning {
  readonly code: 'UNDEFINED_VARIABLE';
  readonly variable: string;
  readonly fallback: string | null;
}

export interface EmailPreview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly warnings: readonly PreviewWarning[];
}
