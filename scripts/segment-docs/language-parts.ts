import type {
  BehaviourCondition,
  FieldCondition,
  SegmentCondition,
  SegmentCriteria,
} from '../../domain/segment/criteria';
import { readField } from '../../domain/segment/fields';

/** The parts of the criteria language that the thirty questions are to show between them. */
export const languageParts = [
  'text column',
  'score',
  'lifecycle',
  'status',
  'roles',
  'tags',
  'custom field: number',
  'custom field: date',
  'consent',
  'topic',
  'segment',
  'campaign outcome',
  'automation',
  'event: COUNT',
  'event: SUM',
  'event: AVG',
  'event: MIN',
  'event: MAX',
  'event: FIRST',
  'event: LAST',
  'event: never',
  'event: window',
  'event: property filter',
  'purchases',
  'products',
  'location',
  'age',
  'relative date',
  'anniversary',
  'missing value',
  'quick filter',
  'any of',
  'not',
  'nested group',
] as const;
export type LanguagePart = (typeof languageParts)[number];

/** The parts that criteria use. */
export function partsOf(criteria: SegmentCriteria): ReadonlySet<LanguagePart> {
  return new Set([
    ...(criteria.logic === 'OR' ? (['any of'] as const) : []),
    ...criteria.conditions.flatMap(partsOfCondition),
    ...quickParts(criteria),
  ]);
}

function partsOfCondition(condition: SegmentCondition): readonly LanguagePart[] {
  if ('conditions' in condition) {
    const { logic, not, conditions } = condition;
    const own: readonly LanguagePart[] = [
      'nested group',
      ...(logic === 'OR' ? (['any of'] as const) : []),
      ...(not === true ? (['not'] as const) : []),
    ];
    return [...own, ...conditions.flatMap(partsOfCondition)];
  }
  return 'event' in condition ? partsOfBehaviour(condition) : partsOfField(condition);
}

function partsOfField({ field, operator, dataType }: FieldCondition): readonly LanguagePart[] {
  const how: readonly LanguagePart[] = [
    ...(operator.endsWith('_EMPTY') ? (['missing value'] as const) : []),
    ...(operator.includes('_DAYS') && operator !== 'ANNIVERSARY_WITHIN_DAYS' ? (['relative date'] as const) : []),
    ...(operator === 'ANNIVERSARY_WITHIN_DAYS' ? (['anniversary'] as const) : []),
  ];
  return [...how, ...whatField(field, dataType)];
}

function whatField(field: string, dataType: FieldCondition['dataType']): readonly LanguagePart[] {
  const reference = readField(field);
  switch (reference?.kind) {
    case 'column':
      return columnParts(reference.column);
    case 'custom':
      return dataType === 'NUMBER' ? ['custom field: number'] : dataType === 'DATE' ? ['custom field: date'] : [];
    case 'consent':
    case 'topic':
    case 'segment':
      return [reference.kind];
    case 'campaign':
      return ['campaign outcome'];
    case 'automation':
    case 'step':
      return ['automation'];
    case undefined:
      return [];
  }
}

function columnParts(column: string): readonly LanguagePart[] {
  if (column.endsWith('Score')) return ['score'];
  if (column === 'lifecycleStage') return ['lifecycle'];
  if (column === 'status' || column === 'roles' || column === 'tags') return [column];
  if (['city', 'region', 'country'].includes(column)) return ['location'];
  return ['company', 'position', 'phone'].includes(column) ? ['text column'] : [];
}

function partsOfBehaviour({
  event,
  measure,
  operator,
  value,
  where,
  withinDays,
}: BehaviourCondition): readonly LanguagePart[] {
  return [
    `event: ${measure.type}`,
    ...(operator === 'EQUALS' && value === 0 ? (['event: never'] as const) : []),
    ...(where ? (['event: property filter'] as const) : []),
    ...(withinDays === undefined ? [] : (['event: window'] as const)),
    ...(event === 'PURCHASE_MADE' ? (['purchases'] as const) : []),
  ];
}

const quickParts = ({ logic: _logic, conditions: _conditions, ...quick }: SegmentCriteria): readonly LanguagePart[] => [
  ...(Object.keys(quick).length > 0 ? (['quick filter'] as const) : []),
  ...(quick.tags || quick.excludeTags ? (['tags'] as const) : []),
  ...(quick.engagementLevel ? (['score'] as const) : []),
  ...(quick.lastActivityDays === undefined ? [] : (['relative date'] as const)),
  ...(quick.location ? (['location'] as const) : []),
  ...(quick.ageRange ? (['age'] as const) : []),
  ...(quick.purchaseHistory || quick.totalSpent ? (['purchases'] as const) : []),
  ...(quick.purchaseHistory?.products ? (['products'] as const) : []),
];
