import { expect, test } from 'vitest';
import { permissions, rolePermissions } from './role';
import { scopesOf, statementsOf } from './scope';
import { slugOf } from './slug';

test.each([
  ['The Halftones & Co', 'the-halftones-co'],
  ['Élodie  Frégé !', 'elodie-frege'],
  ['東京', ''],
])('%s has the address %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('scopes come back as they went in, whichever role has them', () => {
  for (const scopes of [...Object.values(rolePermissions), permissions]) {
    expect(new Set(scopesOf(statementsOf(scopes)))).toEqual(new Set(scopes));
  }
});

test('a scope of another version is no permission', () => {
  expect(scopesOf({ contacts: ['read', 'fly'], rockets: ['launch'] })).toEqual(['contacts:read']);
});
