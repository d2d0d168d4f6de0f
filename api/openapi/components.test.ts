import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createComponents } from './components';

const longWords = z.enum(['first', 'second', 'third'].flatMap((word) => [`${word}-${'x'.repeat(60)}`, `${word}-y`]));

describe('the schemas of the document', () => {
  test('a short schema is told where it is used', () => {
    const components = createComponents();

    expect(components.describe(z.object({ name: z.string() }), 'input', 'Short')).toMatchObject({ type: 'object' });
    expect(components.schemas).toEqual({});
  });

  test('a long one has a name, and the same content has one name wherever it is used', () => {
    const components = createComponents();
    const first = components.describe(z.object({ a: longWords, b: longWords }), 'input', 'First');
    const second = components.describe(z.object({ a: longWords, b: longWords }), 'input', 'Second');

    expect(second).toEqual(first);
    expect(first).toMatchObject({
      properties: {
        a: { $ref: '#/components/schemas/FirstPart1' },
        b: { $ref: '#/components/schemas/FirstPart1' },
      },
    });
    expect(Object.keys(components.schemas)).toEqual(['FirstPart1']);
  });

  test('a schema that holds itself refers to its own name', () => {
    const tree = z.object({
      label: z.string(),
      get branches() {
        return z.array(tree);
      },
    });
    const components = createComponents();

    expect(components.describe(tree, 'input', 'Tree')).toEqual({ $ref: '#/components/schemas/Tree' });
    expect(components.schemas['Tree']).toMatchObject({
      properties: { branches: { items: { $ref: '#/components/schemas/Tree' } } },
    });
  });
});
