import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contactEvents } from '../../../db/schema';
import { itemProductKeys, purchaseProductKeys } from '../../../domain/segment/product';

const texts = (path: string): SQL =>
  sql`fermata_texts(jsonb_path_query_array(${contactEvents.properties}, ${path}::jsonpath))`;

/** Whether a purchase names one of the products, by its own properties or among its items. */
export function productFilter(products: readonly string[]): SQL {
  const paths = [
    ...purchaseProductKeys.map((key) => `$.${key}`),
    '$.items[*]',
    ...itemProductKeys.map((key) => `$.items[*].${key}`),
  ];
  const named = sql.join(paths.map(texts), sql` || `);
  return sql`fermata_fold_all(${named}) && fermata_fold_all(${sql.param(products)}::text[])`;
}
