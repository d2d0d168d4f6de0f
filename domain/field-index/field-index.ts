import type { FieldType } from '../contact/contact';

/** Where the index of a custom field stands. One that was dropped is remembered, so as not to be made again at once. */
export const fieldIndexStatuses = ['BUILDING', 'READY', 'FAILED', 'DROPPED'] as const;
export type FieldIndexStatus = (typeof fieldIndexStatuses)[number];

/** A yes or no divides contacts too little for an index, and the entries of a list are no value of their own. */
const indexableTypes = ['STRING', 'NUMBER', 'DATE'] as const;
export type IndexableType = (typeof indexableTypes)[number];

export const isIndexable = (type: FieldType): type is IndexableType => indexableTypes.some((each) => each === type);

/** So many characters of a text are indexed; the server refuses an entry above 2,700 bytes. */
export const INDEXED_TEXT_LENGTH = 100;

/** The name of a field's index, of the definition's id alone. @throws Error for what is no UUID. */
export function fieldIndexName(definitionId: string): string {
  const digits = definitionId.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) throw new Error('a definition is known by a UUID');
  return `contacts_field_${digits}`;
}

/** An index as those who run the system see it. */
export interface FieldIndex {
  readonly id: string;
  readonly definitionId: string;
  readonly fieldName: string;
  readonly fieldType: FieldType;
  readonly indexName: string;
  readonly status: FieldIndexStatus;
  /** How many segments asked the field when it was last looked at. */
  readonly segmentCount: number;
  readonly builtAt: string | null;
  readonly lastUsedAt: string | null;
  readonly droppedAt: string | null;
  /** Why it could not be made; tried again the next night. */
  readonly failure: string | null;
}
