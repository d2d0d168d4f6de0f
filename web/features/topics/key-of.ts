import { fold } from '../../../domain/segment/fold';

const LONGEST = 60;

/** The key proposed for a topic of this name: « Dates de tournée » → `dates-de-tournee`. */
export function keyOf(name: string): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const key = /^[a-z]/.test(words) ? words : ['topic', words].filter((part) => part !== '').join('-');
  return key.slice(0, LONGEST).replace(/-+$/, '');
}
