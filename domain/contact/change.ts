import type { Contact, ContactRole, ContactStatus, CustomValue, LifecycleStage, WritableContactField } from './contact';

/** The part of a contact that a change can reach. */
export type ContactState = Pick<
  Contact,
  WritableContactField | 'roles' | 'tags' | 'status' | 'engagementScore' | 'leadScore' | 'customFields'
>;

/** What to change; what is absent stays. Custom fields are changed one by one, null takes one away. */
export type ContactPatch = {
  readonly [Field in Exclude<WritableContactField, 'email' | 'lifecycleStage'>]?: string | null | undefined;
} & {
  readonly email?: string | undefined;
  readonly lifecycleStage?: LifecycleStage | undefined;
  readonly status?: ContactStatus | undefined;
  readonly engagementScore?: number | undefined;
  readonly leadScore?: number | undefined;
  readonly roles?: readonly ContactRole[] | undefined;
  /** Replaces all tags. */
  readonly tags?: readonly string[] | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly addRoles?: readonly ContactRole[] | undefined;
  readonly customFields?: Readonly<Record<string, CustomValue>> | undefined;
};

export interface ContactChange {
  readonly after: ContactState;
  /** Names of what changed, custom fields as `customFields.NAME`; empty when nothing did. */
  readonly fields: readonly string[];
  readonly tagsAdded: readonly string[];
  readonly tagsRemoved: readonly string[];
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

function patchedTags(before: readonly string[], patch: ContactPatch): readonly string[] {
  const kept = (patch.tags ?? before).filter((tag) => !patch.removeTags?.includes(tag));
  return [...new Set([...kept, ...(patch.addTags ?? [])])];
}

function patchedCustomFields(before: ContactState['customFields'], patch: ContactPatch): ContactState['customFields'] {
  if (patch.customFields === undefined) return before;
  const merged = Object.entries({ ...before, ...patch.customFields });
  return Object.fromEntries(merged.filter(([, value]) => value !== null));
}

/** Parts of a patch that are merged into what is there; all others replace it. */
const mergedFields: ReadonlySet<string> = new Set([
  'roles',
  'addRoles',
  'tags',
  'addTags',
  'removeTags',
  'customFields',
]);

/** The state after a patch: one definition serves the API, imports and automations. */
export function patchContactState(before: ContactState, patch: ContactPatch): ContactState {
  const given = Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => value !== undefined && !mergedFields.has(name)),
  );
  return {
    ...before,
    ...given,
    roles: [...new Set([...(patch.roles ?? before.roles), ...(patch.addRoles ?? [])])],
    tags: patchedTags(before.tags, patch),
    customFields: patchedCustomFields(before.customFields, patch),
  };
}

/** Applies a patch and says what it changed. */
export const changeContact = (before: ContactState, patch: ContactPatch): ContactChange =>
  compareContacts(before, patchContactState(before, patch));

/** What two states of one contact differ in; several patches in a row are one change. */
export function compareContacts(before: ContactState, after: ContactState): ContactChange {
  const tagsAdded = after.tags.filter((tag) => !before.tags.includes(tag));
  const tagsRemoved = before.tags.filter((tag) => !after.tags.includes(tag));
  return { after, fields: changedFields(before, after), tagsAdded, tagsRemoved };
}

function changedFields(before: ContactState, after: ContactState): readonly string[] {
  const { roles, tags, customFields, ...columns } = after;
  const names = Object.entries(columns).flatMap(([name, value]) =>
    same(value, Reflect.get(before, name)) ? [] : [name],
  );
  if (!sameSet(roles, before.roles)) names.push('roles');
  if (!sameSet(tags, before.tags)) names.push('tags');
  const custom = new Set([...Object.keys(before.customFields), ...Object.keys(customFields)]);
  for (const name of custom) {
    if (!same(before.customFields[name], customFields[name])) names.push(`customFields.${name}`);
  }
  return names;
}
