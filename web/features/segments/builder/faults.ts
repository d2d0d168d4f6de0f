import type { Locale } from '../../../../domain/locale/locale';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import { readCriteria } from '../../../../domain/segment/read-criteria';
import type { QueryItem, SegmentQuery } from './query';
import { ROOT_ID, isGroup } from './query';

/** A fault at the row, group or quick filter it is about. */
export interface RowFault {
  /** The id of the row or group; that of the root for a quick filter. */
  readonly id: string;
  /** Which part of it, such as `operator` or `where.0.value`; empty for the whole. */
  readonly member: string;
  readonly message: string;
}

interface PathFault {
  /** As the API names it: `criteria.conditions.2.operator`, or `conditions.2.operator`. */
  readonly path: string;
  readonly message: string;
}

/** Finds the rows that faults name. Null where a path is about something else, such as the segment's name. */
export function rowFault(query: SegmentQuery, { path, message }: PathFault): RowFault | null {
  const steps = path.split('.');
  const rest = steps[0] === 'criteria' ? steps.slice(1) : steps;
  if (rest[0] !== 'conditions' && !(rest[0] !== undefined && rest[0] in query.quick)) return null;
  let item: QueryItem = query;
  while (rest[0] === 'conditions' && isGroup(item)) {
    const next: QueryItem | undefined = item.rules[Number(rest[1])];
    if (!next) break;
    item = next;
    rest.splice(0, 2);
  }
  return { id: item === query ? ROOT_ID : item.id, member: rest.join('.'), message };
}

/** What is wrong with criteria that can be told without asking the server. */
export function localFaults(query: SegmentQuery, criteria: SegmentCriteria, locale: Locale): readonly RowFault[] {
  return readCriteria(criteria).faults.flatMap(({ path, message }) => {
    const fault = rowFault(query, { path: path.join('.'), message: message[locale] });
    return fault ? [fault] : [];
  });
}
