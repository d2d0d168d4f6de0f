import { z } from 'zod';

/** A JSON Schema, as OpenAPI 3.1 embeds it (JSON Schema 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The named schemas of one document: a recursive schema must have a name, since `$ref` counts from the document's root. */
export interface Components {
  /** The schema of what is sent (`input`) or answered (`output`); its inner definitions become components. */
  describe(schema: z.ZodType, side: 'input' | 'output', name: string): JsonSchema;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

export function createComponents(): Components {
  const schemas: Record<string, JsonSchema> = {};
  const nameOf = new Map<string, string>();

  /** The same definition under one name, wherever it is used. */
  const register = (definition: unknown, proposed: string): string => {
    const text = JSON.stringify(definition);
    const known = nameOf.get(text);
    if (known !== undefined) return known;
    nameOf.set(text, proposed);
    return proposed;
  };

  return {
    schemas,
    describe(schema, side, name) {
      const { $schema: _dialect, $defs = {}, ...root } = z.toJSONSchema(schema, { io: side, unrepresentable: 'any' });
      const names = new Map<string, string>();
      for (const [key, definition] of Object.entries($defs)) {
        const own = key.startsWith('__') ? `${name}${key.replace(/\D/g, '')}` : key;
        names.set(`#/$defs/${key}`, register(definition, own));
      }
      const recursive = JSON.stringify(root).includes('"$ref":"#"');
      if (recursive) names.set('#', register(root, name));
      for (const [key, definition] of Object.entries($defs)) {
        schemas[names.get(`#/$defs/${key}`) ?? key] = renamed(definition, names);
      }
      if (!recursive) return renamed(root, names);
      const rootName = names.get('#') ?? name;
      schemas[rootName] = renamed(root, names);
      return { $ref: `#/components/schemas/${rootName}` };
    },
  };
}

function renamed(schema: unknown, names: ReadonlyMap<string, string>): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key: string, value: unknown) => {
    const name = key === '$ref' && typeof value === 'string' ? names.get(value) : undefined;
    return name === undefined ? value : `#/components/schemas/${name}`;
  });
}
