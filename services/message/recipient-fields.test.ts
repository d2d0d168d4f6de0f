import { expect, test } from 'vitest';
import { selectionFor } from './recipient-fields';

const fieldsRead = (variables: readonly string[]) =>
  [...selectionFor(variables).columns.matchAll(/"(\w+)"/g)].map(([, name]) => name);

test('a content reads the fields it speaks of, and the address', () => {
  expect(fieldsRead(['contact.firstName', 'contact.customFields.city', 'artist.name'])).toEqual([
    'email',
    'firstName',
    'customFields',
  ]);
});

test.each(['contact', 'contact[0]', "contact['firstName']", 'contact[key]'])(
  '%s may be any field, so all are read',
  (name) => {
    expect(fieldsRead([name])).toContain('lifecycleStage');
  },
);

test('a variable that only begins like the contact asks for nothing of it', () => {
  expect(fieldsRead(['contacts.firstName'])).toEqual(['email']);
});
