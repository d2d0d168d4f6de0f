import { describe, expect, test } from 'vitest';
import type { FieldType } from '../contact/contact';
import { readBoolean, readDay, readNumber, readRoles } from './cell';
import { createRowReader } from './row-reader';
import { readRow } from './read-row';
import { createSurvey } from './survey';
import { planColumns } from './plan';

test.each([
  ['12', 12],
  ['-3.5', -3.5],
  ['12,5', 12.5],
  ['1 234,5', 1234.5],
  ['1\u202f234', 1234],
  ['1,234', 1234],
  ['1,234,567.8', 1234567.8],
  ['12a', null],
  ['1.2.3', null],
  ['', null],
])('the number %j is %s', (cell, value) => {
  expect(readNumber(cell)).toBe(value);
});

test.each([
  ['oui', true],
  ['YES', true],
  ['1', true],
  ['Faux', false],
  ['no', false],
  ['maybe', null],
])('the word %j is %s', (cell, value) => {
  expect(readBoolean(cell)).toBe(value);
});

test.each([
  ['2025-02-28', 'DAY_FIRST', '2025-02-28'],
  ['2025-02-28 10:00:00', 'DAY_FIRST', '2025-02-28'],
  ['2025-02-28T10:00:00Z', 'DAY_FIRST', '2025-02-28'],
  ['28/02/2025', 'DAY_FIRST', '2025-02-28'],
  ['03.04.2025', 'DAY_FIRST', '2025-04-03'],
  ['03/04/2025', 'MONTH_FIRST', '2025-03-04'],
  ['30/02/2025', 'DAY_FIRST', null],
  ['28/02/25', 'DAY_FIRST', null],
] as const)('the day %j, %s, is %s', (cell, order, day) => {
  expect(readDay(cell, order)).toBe(day);
});

test.each([
  ['press; tour', ['press', 'tour']],
  ['Presse, Tournée', ['press', 'tour']],
  ['singer', null],
])('the métiers %j are %j', (cell, roles) => {
  expect(readRoles(cell)).toEqual(roles);
});

/** Reads a whole small file the way an import does. */
function readList(
  text: string,
  mapping: Readonly<Record<string, string>> = {},
  known: readonly [string, FieldType][] = [],
) {
  const rows = createRowReader({ delimiter: ';', newline: '\n', line: 1 }).push(text, true);
  const headers = rows[0]?.cells ?? [];
  const fields = { definitions: new Map(known), locked: false };
  const survey = createSurvey(planColumns({ headers, mapping, ...fields }).columns, fields);
  for (const row of rows.slice(1)) survey.observe(row.cells);
  const layout = { width: headers.length, columns: survey.conclude() };
  return { layout, read: rows.slice(1).map((row) => readRow(row, layout)) };
}
const typesOf = (text: string) => readList(text).layout.columns.map(({ target, type }) => [target, type]);

describe('what a column holds', () => {
  test('is told by all its values, not by the first', () => {
    const text =
      'email;points;mixed;since;member;zip;empty\n' +
      'a@x.fr;1;1;2024-01-31;oui;75001;\nb@x.fr;2.5;x;31/12/2024;non;01000;\n';
    expect(typesOf(text)).toEqual([
      ['email', 'STRING'],
      ['customFields.points', 'NUMBER'],
      ['customFields.mixed', 'STRING'],
      ['customFields.since', 'DATE'],
      ['customFields.member', 'BOOLEAN'],
      ['customFields.zip', 'STRING'],
    ]);
  });

  test('decides whether its header was understood: a language that is none becomes a text of its own', () => {
    expect(typesOf('email;Langue\na@x.fr;Français\nb@x.fr;Anglais\n')).toContainEqual([
      'customFields.langue',
      'STRING',
    ]);
    expect(typesOf('email;Langue\na@x.fr;fr_FR\nb@x.fr;EN\n')).toContainEqual(['locale', 'STRING']);
  });

  test('decides which part of a date is the day', () => {
    const american = readList('email;birthday\na@x.fr;03/04/1990\nb@x.fr;12/31/1990\n');
    expect(american.read).toMatchObject([
      { person: { patch: { birthDate: '1990-03-04' } } },
      { person: { patch: { birthDate: '1990-12-31' } } },
    ]);
  });
});

describe('a row', () => {
  test('becomes a person; empty cells take nothing away', () => {
    const { read } = readList('E-mail;Prénom;Ville;Tags;Métier;points\n ada@x.fr ; Ada ;;vip, fan;presse;3\n');
    expect(read).toEqual([
      {
        kind: 'person',
        person: {
          email: 'ada@x.fr',
          patch: { firstName: 'Ada', addTags: ['vip', 'fan'], addRoles: ['press'], customFields: { points: 3 } },
        },
      },
    ]);
  });

  test.each<[string, string, Readonly<Record<string, string>>, object]>([
    ['no address', 'email;x\n;1\n', {}, { code: 'EMAIL_MISSING', field: 'email', value: null }],
    ['two at signs', 'email\na@b@c\n', {}, { code: 'EMAIL_SEVERAL_AT', value: 'a@b@c' }],
    ['more cells than the header', 'email;x\na@x.fr;1;2\n', {}, { code: 'EXTRA_CELLS', field: null }],
    [
      'a name that is too long',
      `email;nom\na@x.fr;${'x'.repeat(101)}\n`,
      {},
      { code: 'VALUE_TOO_LONG', field: 'lastName' },
    ],
    [
      'a date that is none',
      'email;d\na@x.fr;32/01/1990\n',
      { d: 'birthDate' },
      { code: 'NOT_A_DATE', field: 'birthDate' },
    ],
    ['a language that is none', 'email;l\na@x.fr;???\n', { l: 'locale' }, { code: 'NOT_A_LANGUAGE' }],
    ['a zone that is none', 'email;z\na@x.fr;Mars\n', { z: 'timezone' }, { code: 'NOT_A_TIMEZONE' }],
    ['a stage that is none', 'email;s\na@x.fr;fan\n', { s: 'lifecycleStage' }, { code: 'NOT_A_STAGE' }],
    ['a métier that is none', 'email;m\na@x.fr;singer\n', { m: 'roles' }, { code: 'NOT_A_ROLE' }],
    [
      'no number',
      'email;size\na@x.fr;large\n',
      {},
      { code: 'NOT_A_NUMBER', field: 'customFields.size', value: 'large' },
    ],
  ])('with %s is refused', (_what, text, mapping, refusal) => {
    expect(readList(text, mapping, [['size', 'NUMBER']]).read).toMatchObject([{ kind: 'refused', refusal }]);
  });

  test('with extra cells that are empty is a row like any other', () => {
    expect(readList('email\na@x.fr;;\n').read).toMatchObject([{ kind: 'person' }]);
  });

  test('loses what cannot be stored: NUL and half characters', () => {
    expect(readList('email;nom\na@x.fr;A\0da\ud800\n').read).toMatchObject([
      { person: { patch: { lastName: 'Ada\ufffd' } } },
    ]);
  });
});
