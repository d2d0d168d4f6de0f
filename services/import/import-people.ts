import { and, eq, isNull, sql } from 'drizzle-orm';
import { compareContacts, patchContactState } from '../../domain/contact/change';
import type { ContactPatch, ContactState } from '../../domain/contact/change';
import { eventNames } from '../../domain/event/event';
import { countRows, sumCounts } from '../../domain/import/fold-people';
import type { FoldedPerson, RowCounts } from '../../domain/import/fold-people';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { contacts } from '../../db/schema';
import type { ContactRow } from '../contact/load';
import { changeEvents } from '../contact/update';
import { recordEvents } from '../event/record';
import type { NewEvent } from '../event/record';
import { recordImportConsents } from './import-consents';
import type { ImportRow } from './load';
import { insertContacts, updateContacts } from './write-contacts';

/** How often addresses may be taken by others between our look and our insert before we give the part up for now. */
const MAX_ROUNDS = 5;

const blank: Omit<ContactState, 'email'> = {
  firstName: null,
  lastName: null,
  company: null,
  position: null,
  phone: null,
  country: null,
  region: null,
  city: null,
  birthDate: null,
  timezone: null,
  locale: null,
  source: 'import',
  lifecycleStage: 'SUBSCRIBER',
  roles: [],
  tags: [],
  status: 'active',
  engagementScore: 0,
  leadScore: 0,
  customFields: {},
};

/** A person's rows as one patch sequence, with the roles and tags that the whole import brings. */
const patchesOf = ({ patches }: FoldedPerson, { options }: ImportRow): readonly ContactPatch[] => [
  ...patches,
  { addRoles: options.roles, addTags: options.tags },
];

/** Makes or updates contacts in the caller's transaction, with their consents and events, and counts the rows. */
export async function importPeople(
  tx: Database,
  row: ImportRow,
  people: readonly FoldedPerson[],
  at: Date,
): Promise<RowCounts> {
  const counts: RowCounts[] = [];
  let open = people;
  for (let round = 0; open.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw new Error('other transactions keep taking the addresses of this part');
    const existing = await lockExisting(tx, row, open);
    const known = open.filter(({ key }) => existing.has(key));
    counts.push(...known.map((person) => countRows(person, false, row.options.onDuplicate)));
    if (row.options.onDuplicate === 'update') await updateKnown(tx, row, known, existing, at);
    const unknown = open.filter(({ key }) => !existing.has(key));
    const made = await createUnknown(tx, row, unknown, at);
    counts.push(...unknown.filter(({ key }) => made.has(key)).map((p) => countRows(p, true, row.options.onDuplicate)));
    open = unknown.filter(({ key }) => !made.has(key));
  }
  return sumCounts(counts);
}

async function lockExisting(tx: Database, row: ImportRow, people: readonly FoldedPerson[]) {
  const keys = JSON.stringify(people.map(({ key }) => key));
  const rows = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.organizationId, row.organizationId),
        row.artistId === null ? isNull(contacts.artistId) : eq(contacts.artistId, row.artistId),
        sql`${contacts.emailKey} = any(array(select jsonb_array_elements_text(${keys}::text::jsonb)))`,
      ),
    )
    .orderBy(contacts.emailKey)
    .for('update');
  return new Map(rows.map((contact) => [contact.emailKey, contact]));
}

async function updateKnown(
  tx: Database,
  row: ImportRow,
  known: readonly FoldedPerson[],
  existing: ReadonlyMap<string, ContactRow>,
  at: Date,
): Promise<void> {
  const changes = known.flatMap((person) => {
    const before = existing.get(person.key);
    if (!before) return [];
    const after = applyAll(before, patchesOf(person, row));
    const change = compareContacts(before, after);
    return [{ before, change }];
  });
  const changed = changes.filter(({ change }) => change.fields.length > 0);
  await updateContacts(
    tx,
    at,
    changed.map(({ before, change }) => ({ ...change.after, id: before.id })),
  );
  const consented = await recordImportConsents(
    tx,
    row,
    changes.map(({ before }) => before.id),
    at,
  );
  const events = changed.flatMap(({ before, change }) => changeEvents(before, change, at));
  await recordEvents(tx, [...events, ...consented]);
}

const applyAll = (before: ContactState, patches: readonly ContactPatch[]): ContactState =>
  patches.reduce((state, patch) => patchContactState(state, patch), before);

async function createUnknown(
  tx: Database,
  row: ImportRow,
  unknown: readonly FoldedPerson[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const { organizationId, artistId, options } = row;
  const drafts = unknown.map((person) => {
    // A second row of somebody new is skipped with the rest of the duplicates.
    const rows = options.onDuplicate === 'update' ? person.patches : person.patches.slice(0, 1);
    const state = applyAll({ ...blank, email: person.email }, patchesOf({ ...person, patches: rows }, row));
    return { key: person.key, contact: { ...state, id: newId(at.getTime()) } };
  });
  const ids = await insertContacts(
    tx,
    { organizationId, artistId, at },
    drafts.map(({ contact }) => contact),
  );
  const made = drafts.filter(({ contact }) => ids.has(contact.id));
  await recordImportConsents(
    tx,
    row,
    made.map(({ contact }) => contact.id),
    at,
  );
  await recordEvents(
    tx,
    made.flatMap(({ contact }) => creationEvents(row, contact, at)),
  );
  return new Set(made.map(({ key }) => key));
}

function creationEvents(row: ImportRow, contact: ContactState & { readonly id: string }, at: Date): NewEvent[] {
  const { organizationId, artistId, id: importId } = row;
  const event = { organizationId, artistId, contactId: contact.id, occurredAt: at };
  return [
    { ...event, name: eventNames.contactCreated, properties: { source: contact.source, importId } },
    ...contact.tags.map((tag) => ({ ...event, name: eventNames.tagAdded, properties: { tag } })),
  ];
}
