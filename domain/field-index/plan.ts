import type { FieldType } from '../contact/contact';
import type { FieldIndexStatus, IndexableType } from './field-index';

/** Fewer contacts are read faster than an index is kept. */
export const WORTH_CONTACTS = 20_000;
/** So many segments, or slow questions, make a field one that is asked often. */
const OFTEN = 3;
/** Each index is written with every contact. */
const MOST_INDEXES = 5;
const UNUSED_DAYS = 30;
/** One that was dropped for want of use is not made again for so long, whatever the segments say. */
const REST_DAYS = 90;
const DAY_MS = 86_400_000;

/** A custom field that could have an index, and how much it is asked. */
export interface FieldUse {
  readonly definitionId: string;
  readonly name: string;
  readonly type: IndexableType;
  /** Dynamic segments whose criteria name it. */
  readonly segments: number;
  /** How often a slow question named it. */
  readonly slowTimes: number;
}

export interface KnownIndex {
  readonly definitionId: string;
  readonly fieldName: string;
  readonly fieldType: FieldType;
  readonly status: FieldIndexStatus;
  readonly builtAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly droppedAt: Date | null;
}

interface FieldIndexing {
  readonly uses: readonly FieldUse[];
  readonly known: readonly KnownIndex[];
  readonly contacts: number;
  readonly now: Date;
}

export interface FieldIndexPlan {
  readonly drop: readonly KnownIndex[];
  /** The most asked first. */
  readonly build: readonly FieldUse[];
}

/**
 * Which indexes an organisation gets and loses: fields asked often get one, while there are not too many; what the
 * database has not used for a month goes, and what belongs to a field that is gone, renamed or of another type.
 */
export function planFieldIndexes({ uses, known, contacts, now }: FieldIndexing): FieldIndexPlan {
  const daysSince = (at: Date | null) => (at === null ? Infinity : (now.getTime() - at.getTime()) / DAY_MS);
  const wanted = uses.filter(
    ({ segments, slowTimes }) => contacts >= WORTH_CONTACTS && (segments >= OFTEN || slowTimes >= OFTEN),
  );
  const standing = known.filter(({ status }) => status !== 'DROPPED');
  const drop = standing.filter((index) => {
    if (!uses.some((use) => isOf(index, use))) return true;
    if (index.status === 'READY') return daysSince(index.lastUsedAt ?? index.builtAt) > UNUSED_DAYS;
    return !wanted.some((use) => isOf(index, use));
  });
  const kept = standing.filter((index) => index.status === 'READY' && !drop.includes(index));
  const resting = known.filter(({ status, droppedAt }) => status === 'DROPPED' && daysSince(droppedAt) < REST_DAYS);
  const away = [...kept, ...drop.filter(({ status }) => status === 'READY'), ...resting];
  const build = wanted
    .filter((use) => !away.some((index) => isOf(index, use)))
    .toSorted((one, other) => weightOf(other) - weightOf(one))
    .slice(0, Math.max(0, MOST_INDEXES - kept.length));
  return { drop, build };
}

const isOf = ({ definitionId, fieldName, fieldType }: KnownIndex, use: FieldUse): boolean =>
  definitionId === use.definitionId && fieldName === use.name && fieldType === use.type;

const weightOf = ({ segments, slowTimes }: FieldUse): number => segments + slowTimes;
