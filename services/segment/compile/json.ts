import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { FieldType } from '../../../domain/contact/contact';
import type { CompileScope, Operand } from './operand';

/** A JSONB value with its text, which is quicker read from its container than from the value. */
export interface JsonSource {
  readonly json: SQL;
  readonly text: SQL;
}

/** A member of a JSONB object. */
export const jsonMember = (container: SQL, key: string): JsonSource => ({
  json: sql`(${container} -> ${key}::text)`,
  text: sql`(${container} ->> ${key}::text)`,
});

/** A JSONB value read as one type; missing where it is absent or of another JSON type. */
export function jsonOperand(
  { json, text }: JsonSource,
  type: FieldType,
  { zone }: Pick<CompileScope, 'zone'>,
): Operand {
  const isA = (jsonType: SQL) => sql`jsonb_typeof(${json}) = ${jsonType}`;
  switch (type) {
    case 'STRING':
      return { kind: 'text', value: text, guard: isA(sql`'string'`) };
    case 'NUMBER':
      return { kind: 'number', value: sql`(case when ${isA(sql`'number'`)} then ${json}::numeric end)` };
    case 'BOOLEAN':
      return { kind: 'boolean', value: sql`(case when ${isA(sql`'boolean'`)} then ${json}::boolean end)` };
    case 'DATE':
      return {
        kind: 'instant',
        value: sql`(case when ${isA(sql`'string'`)} then fermata_instant(${text}, ${zone}) end)`,
        text,
      };
    case 'ARRAY':
      return { kind: 'jsonList', value: json };
  }
}

/** Whether a JSONB value is there: not absent, null, `""` or `[]`. */
export const isGiven = (json: SQL): SQL => sql`${json} not in ('null', '""', '[]')`;

/** A JSONB value of whatever type, of which only the presence is asked. */
export const jsonPresence = (json: SQL): Operand => ({ kind: 'boolean', value: sql`nullif(${isGiven(json)}, false)` });
