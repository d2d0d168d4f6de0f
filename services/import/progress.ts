import type { ImportProgress } from '../../workflows/contact-import/contract';
import type { ImportRow } from './load';

export const progressOf = ({ total, processed, created, updated, skipped, invalid }: ImportRow): ImportProgress => ({
  total,
  processed,
  created,
  updated,
  skipped,
  invalid,
});
