import type { ContactPatch } from '../contact/change';
import type { CustomValue } from '../contact/contact';
import { cleanEmail, emailFault } from '../contact/email';
import { MAX_CUSTOM_TEXT_LENGTH, MAX_TAG_LENGTH, maxLengths } from '../contact/text';
import {
  cleanCell,
  readCustom,
  readDay,
  readLifecycleStage,
  readList,
  readLocale,
  readRoles,
  readTimezone,
} from './cell';
import type { ImportColumn, ImportLayout } from './layout';
import type { Refusal, RefusalCode } from './refusal';
import type { SourceRow } from './row-reader';

/** One row as the contact it stands for. */
export interface ImportedPerson {
  readonly email: string;
  /** Empty cells are absent: they take nothing away from a contact that is there. */
  readonly patch: ContactPatch;
}

export type ReadRow =
  | { readonly kind: 'person'; readonly person: ImportedPerson }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const refused = (code: RefusalCode, field: string | null = null, value: string | null = null): ReadRow => ({
  kind: 'refused',
  refusal: { code, field, value },
});

type Cell =
  | { readonly patch: Partial<ContactPatch> }
  | { readonly custom: CustomValue }
  | { readonly fault: RefusalCode };

const wrongCustom = { NUMBER: 'NOT_A_NUMBER', DATE: 'NOT_A_DATE', BOOLEAN: 'NOT_A_BOOLEAN' } as const;

function isTextField(target: string): target is keyof typeof maxLengths {
  return Object.hasOwn(maxLengths, target);
}

function readCell(text: string, { target, type, dateOrder }: ImportColumn): Cell {
  switch (target) {
    case 'birthDate':
      return orFault(readDay(text, dateOrder), 'NOT_A_DATE', (birthDate) => ({ birthDate }));
    case 'locale':
      return orFault(readLocale(text), 'NOT_A_LANGUAGE', (locale) => ({ locale }));
    case 'timezone':
      return orFault(readTimezone(text), 'NOT_A_TIMEZONE', (timezone) => ({ timezone }));
    case 'lifecycleStage':
      return orFault(readLifecycleStage(text), 'NOT_A_STAGE', (lifecycleStage) => ({ lifecycleStage }));
    case 'roles':
      return orFault(readRoles(text), 'NOT_A_ROLE', (addRoles) => ({ addRoles }));
    case 'tags': {
      const addTags = readList(text);
      return addTags.some((tag) => tag.length > MAX_TAG_LENGTH) ? { fault: 'VALUE_TOO_LONG' } : { patch: { addTags } };
    }
    default: {
      if (isTextField(target))
        return text.length > maxLengths[target] ? { fault: 'VALUE_TOO_LONG' } : { patch: { [target]: text } };
      if (text.length > MAX_CUSTOM_TEXT_LENGTH) return { fault: 'VALUE_TOO_LONG' };
      const custom = readCustom(text, type, dateOrder);
      if (custom !== null) return { custom };
      return { fault: type === 'STRING' || type === 'ARRAY' ? 'VALUE_TOO_LONG' : wrongCustom[type] };
    }
  }
}

const orFault = <T>(value: T | null, fault: RefusalCode, toPatch: (value: T) => Partial<ContactPatch>): Cell =>
  value === null ? { fault } : { patch: toPatch(value) };

/** Reads one row as a person, or says why it is refused; the first fault counts. */
export function readRow(row: SourceRow, layout: Pick<ImportLayout, 'width' | 'columns'>): ReadRow {
  if (row.defect) return refused(row.defect);
  if (row.cells.slice(layout.width).some((cell) => cell.trim() !== '')) return refused('EXTRA_CELLS');
  const address = layout.columns.find(({ target }) => target === 'email');
  const email = cleanEmail(cleanCell(row.cells[address?.index ?? -1] ?? ''));
  const fault = emailFault(email);
  if (fault) return refused(`EMAIL_${fault}`, 'email', email === '' ? null : email);

  let patch: ContactPatch = {};
  const customFields: Record<string, CustomValue> = {};
  for (const column of layout.columns) {
    const text = cleanCell(row.cells[column.index] ?? '');
    if (text === '' || column.target === 'email') continue;
    const cell = readCell(text, column);
    if ('fault' in cell) return refused(cell.fault, column.target, text.slice(0, 200));
    if ('custom' in cell) customFields[column.target.replace(/^customFields\./, '')] = cell.custom;
    else patch = { ...patch, ...cell.patch };
  }
  return { kind: 'person', person: { email, patch: { ...patch, customFields } } };
}
