import { readField } from '../../../../domain/segment/fields';
import type { ListedKind } from './catalogue';

/** Fields that name a campaign or an automation by its id. Which one is a choice of its own in the row. */
export const families = ['campaign', 'automation', 'step'] as const;
export type Family = (typeof families)[number];

const stepSuffix = '.step';

/** The field that asks about one of a family; with an empty id, about one that is still to be chosen. */
export function fieldOfFamily(family: Family, id: string): string {
  if (family === 'campaign') return `campaign.${id}`;
  return family === 'automation' ? `automation.${id}` : `automation.${id}${stepSuffix}`;
}

/** The family of a field with the id it names, empty while none is chosen; null for every other field. */
export function familyOf(field: string): { readonly family: Family; readonly id: string } | null {
  if (field.startsWith('campaign.')) return { family: 'campaign', id: field.slice('campaign.'.length) };
  if (!field.startsWith('automation.')) return null;
  const rest = field.slice('automation.'.length);
  if (rest.endsWith(stepSuffix)) return { family: 'step', id: rest.slice(0, -stepSuffix.length) };
  return { family: 'automation', id: rest };
}

export const listOfFamily = (family: Family): ListedKind => (family === 'campaign' ? 'campaign' : 'automation');

/** Any id at all: what a family asks does not depend on which of it is meant. */
const anyId = '00000000-0000-7000-8000-000000000000';

/** What a field names, also while which one is still to be chosen. */
export function referenceOf(field: string) {
  const named = familyOf(field);
  return readField(named && named.id === '' ? fieldOfFamily(named.family, anyId) : field);
}
