import { writableContactFields } from '../contact/contact';
import type { WritableContactField } from '../contact/contact';

/** Where a step that changes a field writes. */
export type FieldTarget =
  | { readonly kind: 'column'; readonly name: Exclude<WritableContactField, 'email'> }
  | { readonly kind: 'score'; readonly name: 'leadScore' | 'engagementScore' }
  | { readonly kind: 'custom'; readonly name: string };

const customFieldPattern = /^customFields\.([A-Za-z][A-Za-z0-9_]{0,62})$/;
const scores = ['leadScore', 'engagementScore'] as const;

/** Finds a field by the name that conditions and steps use; null for one that steps may not write, such as the address. */
export function fieldTarget(field: string): FieldTarget | null {
  const custom = customFieldPattern.exec(field)?.[1];
  if (custom !== undefined) return { kind: 'custom', name: custom };
  const score = scores.find((name) => name === field);
  if (score !== undefined) return { kind: 'score', name: score };
  const column = writableContactFields.find((name) => name === field);
  return column === undefined || column === 'email' ? null : { kind: 'column', name: column };
}
