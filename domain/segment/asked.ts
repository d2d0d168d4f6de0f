import { eventNames } from '../event/event';
import { AMOUNT_OF_EVENT, TIME_OF_EVENT } from './event-members';
import type { SignedComparison } from './comparison';
import type { ContactField } from './fields';
import { contactFieldTypes } from './fields';
import type { Behaviour, Measure, Question } from './question';

/** A value that is compared with the present instant, so that time alone changes the answer in the middle of a day. */
export type AskedInstant =
  | { readonly kind: 'COLUMN'; readonly column: ContactField }
  | { readonly kind: 'CUSTOM'; readonly name: string }
  | { readonly kind: 'EVENT'; readonly event: string; readonly property: string };

/** What is read of an event: when it happened, its amount too, or all of it. Each is more than the one before. */
const eventDetails = ['INSTANT', 'AMOUNT', 'ALL'] as const;
export type EventDetail = (typeof eventDetails)[number];

/** What questions read of the events of one name. */
export interface EventsRead {
  /** How many days back; null for all of them. */
  readonly days: number | null;
  readonly detail: EventDetail;
}

/** What questions read besides the contact's own row, which tells when to ask them again. */
export interface Asked {
  /** By the name of the events. */
  readonly events: ReadonlyMap<string, EventsRead>;
  readonly automationIds: ReadonlySet<string>;
  /** Whether they ask the send ledger: a campaign, or mails received. */
  readonly ledger: boolean;
  readonly instants: readonly AskedInstant[];
}

/** Questions other than these of relative dates only change their answer when a day ends, or when something happens. */
export function askedBy(questions: readonly Question[]): Asked {
  const leaves = questions.flatMap(leavesOf);
  const behaviours = leaves.flatMap((leaf) => (leaf.kind === 'BEHAVIOUR' ? [leaf.behaviour] : []));
  const instants = leaves.flatMap(instantsOf);
  return {
    events: widestReads(behaviours.map((behaviour) => [behaviour.event, readBy(behaviour)])),
    automationIds: new Set(
      leaves.flatMap((leaf) => (leaf.kind === 'AUTOMATION' || leaf.kind === 'STEP' ? [leaf.automationId] : [])),
    ),
    ledger:
      leaves.some(({ kind }) => kind === 'CAMPAIGN') || behaviours.some(({ event }) => event === eventNames.emailSent),
    instants: [...new Map(instants.map((instant) => [JSON.stringify(instant), instant])).values()],
  };
}

const readBy = ({ withinDays, measure, where }: Behaviour): EventsRead => ({
  days: withinDays,
  detail: where.some(({ kind }) => kind !== 'TIME') ? 'ALL' : detailOf(measure),
});

function detailOf({ type, property }: Measure): EventDetail {
  const isOfEnd = type === 'FIRST' || type === 'LAST';
  if (property === null || (isOfEnd && property === TIME_OF_EVENT)) return 'INSTANT';
  return property === AMOUNT_OF_EVENT && !isOfEnd && type !== 'COUNT' ? 'AMOUNT' : 'ALL';
}

/** What must be read of the events of each name to answer all who read them. */
export function widestReads(
  reads: readonly (readonly [event: string, read: EventsRead])[],
): ReadonlyMap<string, EventsRead> {
  const widest = new Map<string, EventsRead>();
  for (const [event, read] of reads) {
    const known = widest.get(event) ?? read;
    widest.set(event, {
      days: known.days === null || read.days === null ? null : Math.max(known.days, read.days),
      detail: eventDetails[Math.max(...[known, read].map(({ detail }) => eventDetails.indexOf(detail)))] ?? 'ALL',
    });
  }
  return widest;
}

type Leaf = Exclude<Question, { kind: 'GROUP' }>;

const leavesOf = (question: Question): readonly Leaf[] =>
  question.kind === 'GROUP' ? question.parts.flatMap(leavesOf) : [question];

/** Calendar days and anniversaries move at midnight alone. */
function instantsOf(leaf: Leaf): readonly AskedInstant[] {
  switch (leaf.kind) {
    case 'COLUMN':
      return isToNow(leaf.comparison) && contactFieldTypes[leaf.column] === 'DATE' && leaf.column !== 'birthDate'
        ? [{ kind: 'COLUMN', column: leaf.column }]
        : [];
    case 'CUSTOM':
      return isToNow(leaf.comparison) ? [{ kind: 'CUSTOM', name: leaf.name }] : [];
    case 'BEHAVIOUR':
      return instantsOfEvents(leaf.behaviour);
    case 'CONSENT':
    case 'MEMBER':
    case 'CAMPAIGN':
    case 'TOPIC':
    case 'AUTOMATION':
    case 'STEP':
    case 'AGE':
      return [];
  }
}

function instantsOfEvents({ event, withinDays, where, measure, comparison }: Behaviour): readonly AskedInstant[] {
  const properties = [
    ...(withinDays === null ? [] : [TIME_OF_EVENT]),
    ...where.flatMap((filter) => {
      if (filter.kind === 'PRODUCT' || !isToNow(filter.comparison)) return [];
      return [filter.kind === 'TIME' ? TIME_OF_EVENT : filter.property];
    }),
    ...(measure.property !== null && isToNow(comparison) ? [measure.property] : []),
  ];
  return properties.map((property) => ({ kind: 'EVENT', event, property }));
}

const isToNow = ({ comparison }: SignedComparison): boolean =>
  comparison.kind === 'RELATIVE_DATE' && comparison.relation !== 'ANNIVERSARY';
