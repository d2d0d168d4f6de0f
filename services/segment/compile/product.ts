import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { PRODUCTS } from '../../../domain/segment/event-members';
import { itemProductKeys, purchaseProductKeys } from '../../../domain/segment/product';
import type { Operand } from './operand';

const paths = [
  `$.${PRODUCTS}[*]`,
  ...purchaseProductKeys.map((key) => `$.${key}`),
  '$.items[*]',
  ...itemProductKeys.map((key) => `$.items[*].${key}`),
];

/** The products that a purchase names, by its own properties or among its items, as one list. */
export function productOperand(properties: SQL): Operand {
  const texts = paths.map((path) => sql`fermata_texts(jsonb_path_query_array(${properties}, ${path}::jsonpath))`);
  return { kind: 'list', value: sql`(${sql.join(texts, sql` || `)})`, isDerived: true };
}
