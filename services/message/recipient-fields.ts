import type { Fields } from '../content/content';

/** A contact as templates may speak of it. */
export interface RecipientColumns {
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly position: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly birthDate: string | null;
  readonly timezone: string | null;
  readonly locale: string | null;
  readonly source: string | null;
  readonly lifecycleStage: string;
  readonly roles: readonly string[];
  readonly tags: readonly string[];
  readonly customFields: Fields;
}

/** Where each stands, in `contacts c`. */
const columnOf: Readonly<Record<keyof RecipientColumns, string>> = {
  email: 'c.email',
  firstName: 'c.first_name',
  lastName: 'c.last_name',
  company: 'c.company',
  position: 'c.position',
  phone: 'c.phone',
  country: 'c.country',
  region: 'c.region',
  city: 'c.city',
  birthDate: 'c.birth_date::text',
  timezone: 'c.timezone',
  locale: 'c.locale',
  source: 'c.source',
  lifecycleStage: 'c.lifecycle_stage',
  roles: 'c.roles::text[]',
  tags: 'c.tags',
  customFields: 'c.custom_fields',
};

const allFields: readonly (keyof RecipientColumns)[] = [
  'email',
  'firstName',
  'lastName',
  'company',
  'position',
  'phone',
  'country',
  'region',
  'city',
  'birthDate',
  'timezone',
  'locale',
  'source',
  'lifecycleStage',
  'roles',
  'tags',
  'customFields',
];

/** Which of a contact's fields a content needs, and how they are read. Most contents need two or three. */
export interface RecipientSelection {
  /** A list of columns of `contacts c`, the address always among them. */
  readonly columns: string;
  /** What `{{ contact.… }}` reads of a row that was selected so. */
  readonly fieldsOf: (row: Partial<RecipientColumns>) => Fields;
}

function select(fields: readonly (keyof RecipientColumns)[]): RecipientSelection {
  return {
    columns: fields.map((field) => `${columnOf[field]} as "${field}"`).join(', '),
    fieldsOf: (row) => Object.fromEntries(fields.map((field) => [field, row[field]])),
  };
}

const wholeContact = select(allFields);

/** @param variables of a compiled content, such as `contact.firstName`; `contact` itself asks for all of them. */
export function selectionFor(variables: readonly string[]): RecipientSelection {
  const read = variables.filter((name) => /^contact\b/.test(name));
  if (read.some((name) => !/^contact\.\w+/.test(name))) return wholeContact;
  const names = new Set(read.map((name) => /^contact\.(\w+)/.exec(name)?.[1]));
  return select(allFields.filter((field) => field === 'email' || names.has(field)));
}

/** All that templates may speak of, for statements that read one contact. */
export const RECIPIENT_COLUMNS = wholeContact.columns;

export const contactFields = (row: RecipientColumns): Fields => wholeContact.fieldsOf(row);
