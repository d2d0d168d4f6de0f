import { expect, it } from 'vitest';
import { readPasted, splitPasted } from './addresses';

it.each([
  ['a@x.fr\nb@x.fr\r\n\r\nc@x.fr', ['a@x.fr', 'b@x.fr', 'c@x.fr']],
  ['a@x.fr, b@x.fr; c@x.fr d@x.fr\te@x.fr', ['a@x.fr', 'b@x.fr', 'c@x.fr', 'd@x.fr', 'e@x.fr']],
  ['Ada Lovelace <ada@x.fr>, "bo@x.fr"', ['Ada Lovelace <ada@x.fr>', 'bo@x.fr']],
  ['Ada Lovelace ada@x.fr\nnot an address', ['ada@x.fr', 'not an address']],
  [' , ;\n', []],
])('a pasted list is taken to pieces: %j', (text, pieces) => {
  expect(splitPasted(text)).toEqual(pieces);
});

it('addresses are told from what is none, each once', () => {
  const pasted = ['Ada <ADA@x.fr>', 'ada@x.fr', 'mailto:bo@x.fr', 'nobody', 'a@b@c', 'nobody'];
  expect(readPasted(pasted)).toEqual({ good: ['ADA@x.fr', 'bo@x.fr'], invalid: ['nobody', 'a@b@c'] });
});
