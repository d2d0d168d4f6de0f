import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { FieldType } from '../../../domain/contact/contact';
import type { CompileScope, Operand } from './operand';

/** A JSONB value read as one type; null where it is absent or of another JSON type. */
export function jsonOperand(json: SQL, type: FieldType, { zone }: Pick<CompileScope, 'zone'>): Operand {
  const when = (jsonType: SQL, value: SQL) => sql`case when jsonb_typeof(${json}) = ${jsonType} then ${value} end`;
  const text = sql`${json} #>> '{}'`;
  switch (type) {
    case 'STRING':
      return { kind: 'text', value: sql`(${when(sql`'string'`, text)})` };
    case 'NUMBER':
      return { kind: 'number', value: sql`(${when(sql`'number'`, sql`${json}::numeric`)})` };
    case 'BOOLEAN':
      return { kind: 'boolean', value: sql`(${when(sql`'boolean'`, sql`${json}::boolean`)})` };
    case 'DATE':
      return { kind: 'instant', value: sql`(${when(sql`'string'`, sql`fermata_instant(${text}, ${zone})`)})` };
    case 'ARRAY':
      return { kind: 'list', value: sql`(${when(sql`'array'`, sql`fermata_texts(${json})`)})` };
  }
}

/** Whether a JSONB value is there: not absent, null, `""` or `[]`. */
export const isGiven = (json: SQL): SQL => sql`${json} not in ('null', '""', '[]')`;

/** A JSONB value of whatever type, of which only the presence is asked. */
export const jsonPresence = (json: SQL): Operand => ({ kind: 'boolean', value: sql`nullif(${isGiven(json)}, false)` });
