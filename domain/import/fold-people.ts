import type { ContactPatch } from '../contact/change';
import { emailKeyOf } from '../contact/email';
import type { ImportedPerson } from './read-row';

/** All rows of one part of a file that stand for the same person, in their order. */
export interface FoldedPerson {
  readonly key: string;
  readonly email: string;
  readonly patches: readonly ContactPatch[];
}

/** Brings the rows of one person together; by address, so that the database meets each once and in one order. */
export function foldPeople(people: readonly ImportedPerson[]): readonly FoldedPerson[] {
  const byKey = new Map<string, { readonly key: string; readonly email: string; readonly patches: ContactPatch[] }>();
  for (const { email, patch } of people) {
    const key = emailKeyOf(email);
    const known = byKey.get(key);
    if (known) known.patches.push(patch);
    else byKey.set(key, { key, email, patches: [patch] });
  }
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export interface RowCounts {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
}

/**
 * What becomes of a person's rows, as if they came one by one: the first of a new person creates, every other updates
 * or is skipped.
 */
export function countRows(person: FoldedPerson, isNew: boolean, onDuplicate: 'update' | 'skip'): RowCounts {
  const created = isNew ? 1 : 0;
  const further = person.patches.length - created;
  return onDuplicate === 'update'
    ? { created, updated: further, skipped: 0 }
    : { created, updated: 0, skipped: further };
}

export const sumCounts = (counts: readonly RowCounts[]): RowCounts => ({
  created: counts.reduce((total, { created }) => total + created, 0),
  updated: counts.reduce((total, { updated }) => total + updated, 0),
  skipped: counts.reduce((total, { skipped }) => total + skipped, 0),
});
