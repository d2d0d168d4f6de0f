import type { FieldFault } from '../error/failure';
import type { CustomValue, FieldType } from './contact';
import { isCalendarDay } from './text';

/** The organisation's word on what a custom field holds. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
}

export const customFieldName = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A day (`2025-02-28`) or an instant (`2025-02-28T10:00:00Z`), ISO 8601. */
export const isDateText = (text: string): boolean =>
  isCalendarDay(text) ||
  (instantPattern.test(text) && isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)));

/** What a field becomes when this is its first value; null says nothing of a type. */
export function typeOfValue(value: CustomValue): FieldType | null {
  if (value === null) return null;
  if (typeof value === 'number') return 'NUMBER';
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'string') return isDateText(value) ? 'DATE' : 'STRING';
  return 'ARRAY';
}

const fits = (type: FieldType, value: CustomValue): boolean => {
  const own = typeOfValue(value);
  return own === null || own === type || (type === 'STRING' && own === 'DATE');
};

const wanted: Readonly<Record<FieldType, string>> = {
  STRING: 'text',
  NUMBER: 'a number',
  DATE: 'a date such as 2025-02-28',
  BOOLEAN: 'true or false',
  ARRAY: 'a list of texts',
};

interface CustomFieldCheck {
  readonly faults: readonly FieldFault[];
  /** Fields that these values define. */
  readonly defined: readonly FieldDefinition[];
}

/** Checks values against the definitions; a field without one is defined by its value, unless the fields are locked. */
export function checkCustomFields(
  values: Readonly<Record<string, CustomValue>>,
  definitions: ReadonlyMap<string, FieldType>,
  locked: boolean,
): CustomFieldCheck {
  const faults: FieldFault[] = [];
  const defined: FieldDefinition[] = [];
  for (const [name, value] of Object.entries(values)) {
    const path = `customFields.${name}`;
    const type = definitions.get(name);
    const own = typeOfValue(value);
    if (type !== undefined) {
      if (!fits(type, value)) faults.push({ path, message: `${path} holds ${wanted[type]}` });
    } else if (locked) {
      faults.push({ path, message: `${path} is not one of your organisation's fields, and they are locked` });
    } else if (own !== null) {
      defined.push({ name, type: own });
    }
  }
  return { faults, defined };
}
