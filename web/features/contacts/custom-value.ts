import type { CustomValue } from '../../../domain/contact/contact';

/** A custom field's value as a person reads and types it. */
export function showCustomValue(value: CustomValue, words: { readonly yes: string; readonly no: string }): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return typeof value === 'object' ? value.join(', ') : String(value);
}

type TypedValue = string | number | boolean | string[] | null;

/**
 * What a person typed, as the kind of value the field had before; for a new field, as what it looks like
 * (a number, true or false, else text). Nothing typed is no value.
 */
export function readCustomValue(typed: string, before: CustomValue | undefined): TypedValue {
  const text = typed.trim();
  if (text === '') return null;
  if (typeof before === 'string') return text;
  if (typeof before === 'object' && before !== null) return splitList(text);
  if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text;
}

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
