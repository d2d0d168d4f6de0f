import { describe, expect, test } from 'vitest';
import type { FieldType } from '../contact/contact';
import { customNameOf, guessTarget } from './header';
import { planColumns } from './plan';

describe('a header', () => {
  test.each([
    [
      'email',
      [
        'E-mail',
        'EMAIL',
        'Email address',
        'e-mail 1 - value',
        'Mail',
        'Adresse e-mail',
        'Adresse email',
        'Courriel',
        'Adresse électronique',
        'E-mail professionnel',
        'Mél',
      ],
    ],
    ['firstName', ['firstname', 'First Name', 'first_name', 'FNAME', 'Given name', 'Prénom', 'PRENOM', 'prénom(s)']],
    ['lastName', ['lastname', 'Last Name', 'Surname', 'Family name', 'Nom', 'NOM', 'Nom de famille']],
    [
      'company',
      ['Company', 'Organisation', 'Organization Name', 'Société', 'Entreprise', 'Raison sociale', 'Nom de la société'],
    ],
    ['position', ['Job title', 'Position', 'Fonction', 'Poste', 'Intitulé du poste']],
    [
      'phone',
      ['Phone', 'phone number', 'Mobile', 'Téléphone', 'Tél.', 'N° de téléphone', 'Numéro de téléphone', 'Portable'],
    ],
    ['country', ['Country', 'Pays', 'Country/Region']],
    ['region', ['State', 'Région', 'Province', 'State/Province', 'Département']],
    ['city', ['City', 'Town', 'Ville', 'Commune']],
    ['birthDate', ['Birthday', 'Date of birth', 'Date de naissance', 'Né(e) le', 'birth_date', 'birthDate']],
    ['timezone', ['Time zone', 'timezone', 'Fuseau horaire']],
    ['locale', ['Language', 'Langue', 'locale']],
    ['source', ['Source', 'Lead source', 'Origine']],
    ['tags', ['Tags', 'Étiquettes', 'Mots-clés']],
    ['roles', ['Roles', 'Métier', 'Métiers']],
  ])('for %s is known in English and in French', (target, headers) => {
    expect(headers.map((header) => [header, guessTarget(header)])).toEqual(headers.map((header) => [header, target]));
  });

  test.each([
    ['zipcode', 'zipcode'],
    ['Code postal', 'codePostal'],
    ['CODE POSTAL', 'codePostal'],
    ['firstPurchase', 'firstPurchase'],
    ['Dernière visite (année)', 'derniereVisiteAnnee'],
    ['2e adresse', 'eAdresse'],
    ['address1', 'address1'],
    ['Город', null],
    ['', null],
  ])('%j that is not known names the custom field %s', (header, name) => {
    expect(guessTarget(header)).toBeNull();
    expect(customNameOf(header)).toBe(name);
  });
});

describe('the plan of columns', () => {
  const plan = (
    headers: readonly string[],
    mapping: Readonly<Record<string, string | null>> = {},
    { definitions = new Map<string, FieldType>(), locked = false } = {},
  ) => planColumns({ headers, mapping, definitions, locked });
  const targets = (...request: Parameters<typeof plan>) =>
    plan(...request).columns.map(({ header, target }) => [header, target]);
  const faults = (...request: Parameters<typeof plan>) => plan(...request).faults.map(({ path }) => path);

  test('fills each field once; what is left over becomes a field of its own', () => {
    expect(targets(['Email', 'Mail', 'Phone', 'Mobile', 'zipcode', 'Zipcode', ''])).toEqual([
      ['Email', 'email'],
      ['Mail', 'customFields.mail'],
      ['Phone', 'phone'],
      ['Mobile', 'customFields.mobile'],
      ['zipcode', 'customFields.zipcode'],
      ['Zipcode', 'customFields.zipcode2'],
    ]);
  });

  test('takes the word of the uploader before its own guess', () => {
    expect(targets(['E-mail', 'Mail pro', 'Ville'], { 'Mail pro': 'email', Ville: 'customFields.city' })).toEqual([
      ['E-mail', 'customFields.eMail'],
      ['Mail pro', 'email'],
      ['Ville', 'customFields.city'],
    ]);
  });

  test('leaves out what the uploader leaves out', () => {
    expect(targets(['email', 'secret'], { secret: null })).toEqual([['email', 'email']]);
  });

  test('finds a mapped header whatever its case and accents, and a field that exists whatever its case', () => {
    const definitions = new Map<string, FieldType>([['ZipCode', 'STRING']]);
    expect(targets(['Prénom', 'zipcode'], { PRENOM: 'lastName' }, { definitions })).toEqual([
      ['Prénom', 'lastName'],
      ['zipcode', 'customFields.ZipCode'],
    ]);
  });

  test('makes no new field where fields are locked', () => {
    const definitions = new Map<string, FieldType>([['hall', 'STRING']]);
    expect(targets(['email', 'hall', 'seat'], {}, { definitions, locked: true })).toEqual([
      ['email', 'email'],
      ['hall', 'customFields.hall'],
    ]);
    expect(faults(['email', 'x'], { x: 'customFields.seat' }, { definitions, locked: true })).toEqual([
      'options.mapping.x',
    ]);
  });

  test('names every part of a mapping that is wrong', () => {
    const mapping = { nothing: 'email', a: 'shoeSize', b: 'customFields.9lives', c: 'city', d: 'city' };
    expect(faults(['a', 'b', 'c', 'd'], mapping)).toEqual([
      'options.mapping.nothing',
      'options.mapping.a',
      'options.mapping.b',
      'options.mapping.d',
    ]);
  });
});
