import { describe, expect, it } from 'vitest';
import { mappingFault, readHead } from './read-head';

const known = { definitions: new Map([['ville2', 'STRING' as const]]), locked: false };
const utf8 = (text: string) => new TextEncoder().encode(text);
const windows1252 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the head of a file, read in the browser', () => {
  it('shows the columns with their first values and where they go, in English and French', () => {
    const head = readHead(utf8('E-mail;Prénom;Ville;Siège\na@x.fr;Élodie;Lyon;12\nb@x.fr;Jonas;;7\n'), true, known);
    expect(head).toEqual({
      columns: [
        { header: 'E-mail', examples: ['a@x.fr', 'b@x.fr'], guess: 'email' },
        { header: 'Prénom', examples: ['Élodie', 'Jonas'], guess: 'firstName' },
        { header: 'Ville', examples: ['Lyon'], guess: 'city' },
        { header: 'Siège', examples: ['12', '7'], guess: 'customFields.siege' },
      ],
    });
  });

  it('reads the accents of Excel', () => {
    expect(readHead(windows1252('mail,prénom\na@x.fr,Zoé\n'), true, known)).toMatchObject({
      columns: [{ guess: 'email' }, { guess: 'firstName', examples: ['Zoé'] }],
    });
  });

  it('shows a file whose addresses a person must point out', () => {
    expect(readHead(utf8('who,town\na@x.fr,Lyon\n'), true, known)).toMatchObject({
      columns: [{ guess: 'customFields.who' }, { guess: 'city' }],
    });
  });

  it.each([
    ['an empty file', utf8('')],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0])],
    ['nothing but empty lines', utf8('\n\n')],
    ['a header without rows', utf8('email,city\n')],
    ['rows without a header', utf8('a@x.fr,Lyon\nb@x.fr,Lille\n')],
    ['three thousand columns', utf8(`${Array.from({ length: 3000 }, (_, at) => `c${at}`).join(',')}\n1\n`)],
  ])('refuses %s with a sentence', (_name, bytes) => {
    expect(readHead(bytes, true, known)).toHaveProperty('refused.fr');
  });
});

describe('where the columns go', () => {
  it('needs the email, and each field once', () => {
    expect(mappingFault(['city', null])).toEqual({ kind: 'noEmail' });
    expect(mappingFault(['email', 'city', 'city'])).toEqual({ kind: 'twice', target: 'city' });
    expect(mappingFault(['email', null, null, 'city'])).toBeNull();
  });
});
