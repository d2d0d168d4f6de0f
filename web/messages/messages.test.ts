import { describe, expect, it } from 'vitest';
import en from './en.json';
import fr from './fr.json';

type Tree = string | { readonly [key: string]: Tree };

/** Each message under its dotted key. */
function flatten(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree).flatMap(([key, value]) => flatten(value, path === '' ? key : `${path}.${key}`));
}

/** What comes before the text of a case, such as `one {` in `{count, plural, one {# contact} …}`. */
const selector = /(=\d+|zero|one|two|few|many|other|true|false)\s*\{/g;

/** The arguments a message takes, such as `count`. */
const argumentsOf = (message: string): readonly string[] => {
  const found = [...message.replace(selector, '(').matchAll(/\{(\w+)(?=[,}])/g)];
  return [...new Set(found.map((match) => match[1] ?? ''))].toSorted();
};

const french = new Map(flatten(fr));
const english = new Map(flatten(en));

describe('the messages in French and English', () => {
  it('have the same keys', () => {
    expect([...french.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('take the same arguments', () => {
    const different = [...english].filter(
      ([key, message]) => argumentsOf(message).join() !== argumentsOf(french.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('hold French punctuation to its word, so that no line begins with it', () => {
    const loose = [...french.values()].filter((message) => /« | »| [:;?!](\s|$)/.test(message));
    expect(loose).toEqual([]);
  });

  it('are never empty', () => {
    expect([...english, ...french].filter(([, message]) => message.trim() === '')).toEqual([]);
  });
});
