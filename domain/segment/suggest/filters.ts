import type { SegmentCriteria } from '../criteria';
import type { Candidate } from './candidate';
import { otherDays, otherThreshold } from './steps';

type Filters = Omit<SegmentCriteria, 'logic' | 'conditions'>;

/** Years by which an age range is widened at each end. */
const AGE_STEP = 5;
/** Days since the last activity that are offered to narrow an audience. */
const activityRungs = [365, 90, 30] as const;

const spoken = (filters: Filters): SegmentCriteria => ({ logic: 'AND', conditions: [], ...filters });

/** Criteria without the members that a copy has set to undefined. */
function withFilters(criteria: SegmentCriteria, filters: Filters): SegmentCriteria {
  const { logic, conditions, ...old } = criteria;
  const kept = Object.entries({ ...old, ...filters }).filter(([, value]) => value !== undefined);
  return { logic, conditions, ...Object.fromEntries(kept) };
}

/** Every single change of the quick filters that is likely to let more people in. */
export function widenedFilters(criteria: SegmentCriteria): readonly Candidate[] {
  const { logic: _logic, conditions: _conditions, ...filters } = criteria;
  const loosened = looserFilters(filters).map(([before, after]): Candidate => ({
    kind: 'LOOSEN',
    criteria: withFilters(criteria, after),
    before: spoken(before),
    after: spoken(after),
  }));
  return [...loosened, ...singly(filters).map((one) => drop(criteria, one))];
}

const drop = (criteria: SegmentCriteria, one: Filters): Candidate => ({
  kind: 'DROP',
  criteria: withFilters(criteria, Object.fromEntries(Object.keys(one).map((name) => [name, undefined]))),
  before: spoken(one),
  after: null,
});

/** Each filter that is set, on its own. */
function singly(filters: Filters): readonly Filters[] {
  const { tags, excludeTags, engagementLevel, lastActivityDays, location, ageRange, purchaseHistory, totalSpent } =
    filters;
  return [
    ...(tags?.length ? [{ tags }] : []),
    ...(excludeTags?.length ? [{ excludeTags }] : []),
    ...(engagementLevel === undefined ? [] : [{ engagementLevel }]),
    ...(lastActivityDays === undefined ? [] : [{ lastActivityDays }]),
    ...(location === undefined ? [] : [{ location }]),
    ...(ageRange === undefined ? [] : [{ ageRange }]),
    ...(purchaseHistory === undefined ? [] : [{ purchaseHistory }]),
    ...(totalSpent === undefined ? [] : [{ totalSpent }]),
  ];
}

type Step = readonly [before: Filters, after: Filters];

function looserFilters({
  lastActivityDays,
  location,
  ageRange,
  purchaseHistory,
  totalSpent,
}: Filters): readonly Step[] {
  return [
    ...(lastActivityDays === undefined
      ? []
      : otherDays(lastActivityDays, true).map((days): Step => [{ lastActivityDays }, { lastActivityDays: days }])),
    ...looserPlace(location),
    ...looserAges(ageRange),
    ...looserPurchases(purchaseHistory),
    ...(totalSpent?.min === undefined
      ? []
      : otherThreshold(totalSpent.min, false).map((min): Step => [
          { totalSpent },
          { totalSpent: { ...totalSpent, min } },
        ])),
  ];
}

/** The whole region instead of a city, the whole country instead of a region. */
function looserPlace(location: Filters['location']): readonly Step[] {
  if (location === undefined) return [];
  const { country, region, city } = location;
  if (city !== undefined && (region !== undefined || country !== undefined)) {
    const { city: _city, ...wider } = location;
    return [[{ location }, { location: wider }]];
  }
  return region !== undefined && country !== undefined ? [[{ location }, { location: { country } }]] : [];
}

function looserAges(ageRange: Filters['ageRange']): readonly Step[] {
  if (ageRange?.min === undefined && ageRange?.max === undefined) return [];
  const { min, max } = ageRange;
  const wider = {
    ...(min === undefined ? {} : { min: Math.max(0, min - AGE_STEP) }),
    ...(max === undefined ? {} : { max: Math.min(150, max + AGE_STEP) }),
  };
  return [[{ ageRange }, { ageRange: wider }]];
}

function looserPurchases(purchaseHistory: Filters['purchaseHistory']): readonly Step[] {
  if (purchaseHistory === undefined) return [];
  const { withinDays, count } = purchaseHistory;
  const periods = withinDays === undefined ? [] : otherDays(withinDays, true);
  const counts = count?.min === undefined ? [] : otherThreshold(count.min, false);
  return [
    ...periods.map((days): Step => [
      { purchaseHistory },
      { purchaseHistory: { ...purchaseHistory, withinDays: days } },
    ]),
    ...counts.map((min): Step => [
      { purchaseHistory },
      { purchaseHistory: { ...purchaseHistory, count: { ...count, min } } },
    ]),
  ];
}

/** Where most members live, most first. */
export interface TopPlaces {
  readonly countries: readonly string[];
  readonly cities: readonly string[];
}

/** What may be asked in addition: marketing consent, activity, engagement, the places where most members live. */
export function requirements(criteria: SegmentCriteria, { countries, cities }: TopPlaces): readonly Candidate[] {
  const { lastActivityDays, engagementLevel, location = {} } = criteria;
  const days = activityRungs.filter((rung) => lastActivityDays === undefined || rung < lastActivityDays);
  const required: readonly Filters[] = [
    ...days.map((rung) => ({ lastActivityDays: rung })),
    ...(engagementLevel === undefined ? [{ engagementLevel: 'HIGH' as const }] : []),
    ...(location.country === undefined && location.city === undefined
      ? countries.map((country) => ({ location: { ...location, country } }))
      : []),
    ...(location.city === undefined ? cities.map((city) => ({ location: { ...location, city } })) : []),
  ];
  return [
    ...requiredConsent(criteria),
    ...required.map((filters): Candidate => ({
      kind: 'REQUIRE',
      criteria: withFilters(criteria, filters),
      before: null,
      after: spoken(filters),
    })),
  ];
}

const consent = { field: 'consent.EMAIL_MARKETING', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' } as const;

/** Beside conditions of which any may hold, what is required stands outside their group. */
function requiredConsent(criteria: SegmentCriteria): readonly Candidate[] {
  const { logic, conditions } = criteria;
  const asked = conditions.some((condition) => 'field' in condition && condition.field === consent.field);
  if (asked) return [];
  const narrowed =
    logic === 'AND' || conditions.length < 2 ? [...conditions, consent] : [{ logic, conditions }, consent];
  return [
    {
      kind: 'REQUIRE',
      criteria: { ...criteria, logic: 'AND', conditions: narrowed },
      before: null,
      after: { logic: 'AND', conditions: [consent] },
    },
  ];
}
