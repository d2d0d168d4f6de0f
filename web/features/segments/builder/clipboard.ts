import { fieldTypes } from '../../../../domain/contact/contact';
import type {
  BehaviourCondition,
  ConditionValue,
  FieldCondition,
  PropertyCondition,
  SegmentCondition,
} from '../../../../domain/segment/criteria';
import { conditionOperators, groupLogics, measureTypes } from '../../../../domain/segment/criteria';

/** Conditions as they travel between segments, and between people who send each other what they copied. */
export const toClipboard = (condition: SegmentCondition): string =>
  JSON.stringify({ fermata: 'conditions', conditions: [condition] }, null, 2);

/**
 * The conditions in a text that was copied; null when it holds none. Whole criteria, a list and a single condition are
 * read too. What they name and whether they are complete is not asked here.
 */
export function fromClipboard(text: string): readonly SegmentCondition[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (isObject(parsed) && ('fermata' in parsed || isObject(parsed['criteria']))) {
    return readList(isObject(parsed['criteria']) ? parsed['criteria']['conditions'] : parsed['conditions']);
  }
  return readList(Array.isArray(parsed) ? parsed : [parsed]);
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readList(list: unknown): readonly SegmentCondition[] | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  return readEach(list, readCondition);
}

/** What was read of each entry; null as soon as one cannot be read. */
function readEach<Part>(list: readonly unknown[], read: (entry: Json) => Part | null): readonly Part[] | null {
  const parts = list.flatMap((entry) => {
    const part = isObject(entry) ? read(entry) : null;
    return part === null ? [] : [part];
  });
  return parts.length === list.length ? parts : null;
}

const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);

function readCondition(json: Json): SegmentCondition | null {
  if ('conditions' in json) {
    const logic = oneOf(groupLogics, json['logic']);
    const conditions = Array.isArray(json['conditions']) ? readEach(json['conditions'], readCondition) : null;
    if (!logic || !conditions) return null;
    return typeof json['not'] === 'boolean' ? { logic, conditions, not: json['not'] } : { logic, conditions };
  }
  return 'event' in json ? readBehaviour(json) : readField(json);
}

function isValue(value: unknown): value is ConditionValue | undefined {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string' || typeof entry === 'number');
  return value === undefined || value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function readComparison({ operator, value, dataType }: Json): Omit<FieldCondition, 'field'> | null {
  const known = oneOf(conditionOperators, operator);
  const type = oneOf(fieldTypes, dataType);
  if (!known || !type || !isValue(value)) return null;
  return value === undefined ? { operator: known, dataType: type } : { operator: known, value, dataType: type };
}

function readField(json: Json): FieldCondition | null {
  const { field } = json;
  const comparison = readComparison(json);
  return typeof field === 'string' && comparison ? { field, ...comparison } : null;
}

function readFilter(json: Json): PropertyCondition | null {
  const { property } = json;
  const comparison = readComparison(json);
  return typeof property === 'string' && comparison ? { property, ...comparison } : null;
}

function readBehaviour({ event, measure, operator, value, where, withinDays }: Json): BehaviourCondition | null {
  const known = oneOf(conditionOperators, operator);
  const type = isObject(measure) ? oneOf(measureTypes, measure['type']) : undefined;
  const property = isObject(measure) ? measure['property'] : undefined;
  const filters = where === undefined ? [] : Array.isArray(where) ? readEach(where, readFilter) : null;
  if (typeof event !== 'string' || !known || !type || !filters || !isValue(value)) return null;
  return {
    event,
    measure: typeof property === 'string' ? { type, property } : { type },
    operator: known,
    ...(value === undefined ? {} : { value }),
    ...(where === undefined ? {} : { where: filters }),
    ...(typeof withinDays === 'number' ? { withinDays } : {}),
  };
}
