import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A JSON Schema, as OpenAPI 3.1 embeds it (JSON Schema 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is shorter than this is told where it is used; longer ones get a name when they are used again. */
const WORTH_A_NAME = 200;
const ROOT = '#';

/** The named schemas of one document. A recursive schema must have a name, since `$ref` counts from the document's root. */
export interface Components {
  /** The schema of what is sent (`input`) or answered (`output`), under `name` when it is long. */
  describe(schema: z.ZodType, side: 'input' | 'output', name: string): JsonSchema;
  /** The same, but told where it is used: a query is described field by field. */
  describeInline(schema: z.ZodType, side: 'input' | 'output', name: string): JsonSchema;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

export function createComponents(): Components {
  const schemas: Record<string, JsonSchema> = {};
  const nameOfDigest = new Map<string, string>();
  const hoist = (schema: z.ZodType, side: 'input' | 'output', name: string): Hoisting => {
    const options = { io: side, reused: 'ref', unrepresentable: 'any' } as const;
    const { $schema: _dialect, $defs = {}, ...root } = z.toJSONSchema(schema, options);
    const definitions = new Map<string, unknown>([[ROOT, root]]);
    for (const [key, definition] of Object.entries($defs)) definitions.set(`#/$defs/${key}`, definition);
    return new Hoisting(definitions, name, schemas, nameOfDigest);
  };
  return {
    schemas,
    describe: (schema, side, name) => hoist(schema, side, name).place(ROOT),
    describeInline: (schema, side, name) => hoist(schema, side, name).inline(),
  };
}

/** Moves the definitions of one schema to where the whole document finds them; the same content has one name. */
class Hoisting {
  readonly #placed = new Map<string, JsonSchema>();
  readonly #under = new Set<string>();
  readonly #recursive = new Map<string, string>();

  constructor(
    private readonly definitions: ReadonlyMap<string, unknown>,
    private readonly name: string,
    private readonly schemas: Record<string, JsonSchema>,
    private readonly nameOfDigest: Map<string, string>,
  ) {}

  /** What stands in the place of a reference: the schema itself, or its name. */
  place(reference: string): JsonSchema {
    const known = this.#placed.get(reference);
    if (known !== undefined) return known;
    if (this.#under.has(reference)) return this.#byOwnName(reference);
    this.#under.add(reference);
    const schema = this.#resolve(this.definitions.get(reference));
    this.#under.delete(reference);
    const placed = this.#settle(reference, schema);
    this.#placed.set(reference, placed);
    return placed;
  }

  inline(): JsonSchema {
    return this.#resolve(this.definitions.get(ROOT));
  }

  #settle(reference: string, schema: JsonSchema): JsonSchema {
    const ownName = this.#recursive.get(reference);
    if (ownName !== undefined) {
      this.schemas[ownName] = schema;
      return refTo(ownName);
    }
    const text = JSON.stringify(schema);
    if (text.length < WORTH_A_NAME) return schema;
    const digest = createHash('sha256').update(text).digest('hex');
    const name = this.nameOfDigest.get(digest) ?? this.#newName(reference);
    this.nameOfDigest.set(digest, name);
    this.schemas[name] = schema;
    return refTo(name);
  }

  /** A schema that holds itself. */
  #byOwnName(reference: string): JsonSchema {
    const name = this.#recursive.get(reference) ?? this.#newName(reference);
    this.#recursive.set(reference, name);
    return refTo(name);
  }

  /** The author's name where there is one; else after what it is, or is a part of. */
  #newName(reference: string): string {
    const key = reference.replace('#/$defs/', '');
    const named = key === ROOT ? this.name : key;
    if (!named.startsWith('__') && !this.#isTaken(named)) return named;
    let number = 1;
    while (this.#isTaken(`${this.name}Part${number}`)) number += 1;
    return `${this.name}Part${number}`;
  }

  #isTaken(name: string): boolean {
    return this.schemas[name] !== undefined || [...this.#recursive.values()].includes(name);
  }

  #resolve(value: unknown): JsonSchema {
    return JSON.parse(JSON.stringify(value), (_key, part: unknown) => {
      if (typeof part !== 'object' || part === null || !('$ref' in part)) return part;
      const { $ref: reference, ...beside } = part;
      if (typeof reference !== 'string' || !this.definitions.has(reference)) return part;
      return { ...this.place(reference), ...beside };
    });
  }
}

const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
