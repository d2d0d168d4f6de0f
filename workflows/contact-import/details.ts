import type { ImportProgress } from './contract';

const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Where an import stands, as a marketer would say it: "Imported 12,000 of 50,000 rows; 3 refused". */
export function progressLine({ total, processed, invalid }: ImportProgress): string {
  const refused = invalid === 0 ? '' : `; ${grouped(invalid)} refused`;
  return `Imported ${grouped(processed)} of ${grouped(total)} rows${refused}`;
}
