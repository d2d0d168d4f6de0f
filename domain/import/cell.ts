import type { CustomValue, FieldType, LifecycleStage } from '../contact/contact';
import { contactRoles, lifecycleStages } from '../contact/contact';
import type { ContactRole } from '../contact/contact';
import { isDateText } from '../contact/custom-fields';
import { isCalendarDay, isLanguageTag, isTimezone } from '../contact/text';
import { fold } from '../segment/fold';
import type { DateOrder } from './layout';
import { ownValue } from '../record/own';

/** Characters that a cell may have to be rid of; most cells have none, and files have millions of cells. */
const suspect = /[^\u0020-\u009f\u00a1-\ud7ff]/;

/** What a cell holds without the things that surround it: NUL and half characters cannot be stored. */
export const cleanCell = (cell: string): string => (suspect.test(cell) ? cleanSuspect(cell) : cell).trim();

const cleanSuspect = (cell: string): string =>
  cell
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\u00a0', ' ');

const thousands = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const decimal = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A number as English and French write it: `1234.5`, `1 234,5`, `1,234.5`. Null for anything else. */
export function readNumber(cell: string): number | null {
  const bare = cell.replace(/[\s'\u202f]/g, '');
  if (thousands.test(bare)) return Number(bare.replaceAll(',', ''));
  return decimal.test(bare) ? Number(bare.replace(',', '.')) : null;
}

const trueWords: ReadonlySet<string> = new Set(['true', 'yes', 'y', 'oui', 'vrai', 'o', '1', 'x']);
const falseWords: ReadonlySet<string> = new Set(['false', 'no', 'n', 'non', 'faux', '0']);

export function readBoolean(cell: string): boolean | null {
  const word = fold(cell);
  if (trueWords.has(word)) return true;
  return falseWords.has(word) ? false : null;
}

const dayMonthYear = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const yearMonthDay = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].*)?$/;

/** A day as `YYYY-MM-DD`, from that form or from 28/02/2025 in the column's order; null for anything else. */
export function readDay(cell: string, order: DateOrder): string | null {
  const iso = yearMonthDay.exec(cell);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const match = dayMonthYear.exec(cell);
  if (!match) return null;
  return order === 'DAY_FIRST' ? dayOf(match[3], match[2], match[1]) : dayOf(match[3], match[1], match[2]);
}

function dayOf(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(text) ? text : null;
}

/** Which part of such a date is above 12, and so can only be the day; null when it does not tell. */
export function dateOrderOf(cell: string): DateOrder | null {
  const match = dayMonthYear.exec(cell);
  if (!match) return null;
  if (Number(match[1]) > 12) return 'DAY_FIRST';
  return Number(match[2]) > 12 ? 'MONTH_FIRST' : null;
}

export function readLocale(cell: string): string | null {
  const [language = '', ...rest] = cell.replaceAll('_', '-').split('-');
  const tag = [language.toLowerCase(), ...rest].join('-');
  return isLanguageTag(tag) ? tag : null;
}

export const readTimezone = (cell: string): string | null => (isTimezone(cell) ? cell : null);

export function readLifecycleStage(cell: string): LifecycleStage | null {
  return lifecycleStages.find((stage) => stage === cell.toUpperCase()) ?? null;
}

/** Several in one cell, separated by comma, semicolon or bar. */
export const readList = (cell: string): readonly string[] =>
  cell
    .split(/[,;|]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

const roleWords: Readonly<Record<string, ContactRole>> = {
  presse: 'press',
  media: 'press',
  medias: 'press',
  tournee: 'tour',
  tournees: 'tour',
  finances: 'finance',
  autre: 'other',
};

/** Null when one of them is no métier. */
export function readRoles(cell: string): readonly ContactRole[] | null {
  const roles = readList(cell).map((item) => {
    const word = fold(item);
    return contactRoles.find((role) => role === word) ?? ownValue(roleWords, word);
  });
  return roles.every((role) => role !== undefined) ? roles : null;
}

/** A cell as a custom field of this type; null when it does not fit. */
export function readCustom(cell: string, type: FieldType, order: DateOrder): CustomValue {
  switch (type) {
    case 'STRING':
      return cell;
    case 'NUMBER':
      return readNumber(cell);
    case 'BOOLEAN':
      return readBoolean(cell);
    case 'DATE':
      return isDateText(cell) ? cell : readDay(cell, order);
    case 'ARRAY':
      return readList(cell);
  }
}
