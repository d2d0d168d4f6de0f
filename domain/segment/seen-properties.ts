import type { FieldType } from '../contact/contact';
import type { JsonValue } from '../event/event';
import type { TypedProperty } from './catalogue';
import { readMoment } from './moment';

const MAX_PROPERTIES = 50;

/** How a condition would read a value; null for what none can ask about. */
function typeOfJson(value: JsonValue): FieldType | null {
  if (typeof value === 'string') return readMoment(value) ? 'DATE' : 'STRING';
  if (typeof value === 'number') return 'NUMBER';
  if (typeof value === 'boolean') return 'BOOLEAN';
  return Array.isArray(value) && value.some((entry) => typeof entry === 'string') ? 'ARRAY' : null;
}

/** The properties that events were seen to carry, each with the type of most of its values; text as soon as one is no date. */
export function propertiesSeen(samples: readonly (readonly [string, JsonValue])[]): readonly TypedProperty[] {
  const seen = new Map<string, FieldType[]>();
  for (const [property, value] of samples) {
    const type = typeOfJson(value);
    if (type) seen.set(property, [...(seen.get(property) ?? []), type]);
  }
  return [...seen]
    .map(([property, types]): TypedProperty => ({ property, type: mostFrequent(types) }))
    .toSorted((a, b) => (a.property < b.property ? -1 : 1))
    .slice(0, MAX_PROPERTIES);
}

function mostFrequent(types: readonly FieldType[]): FieldType {
  const readable = types.includes('STRING') ? types.map((type) => (type === 'DATE' ? 'STRING' : type)) : types;
  const times = (type: FieldType) => readable.filter((one) => one === type).length;
  return readable.reduce((best, type) => (times(type) > times(best) ? type : best), readable[0] ?? 'STRING');
}
