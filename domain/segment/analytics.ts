import type { ConsentType } from '../consent/consent';
import type { LifecycleStage } from '../contact/contact';
import type { ExclusionReason } from '../message/message';

/** Growth is told over each of these; what people did is counted over the last and the one before. */
const growthDays = [7, 30, 90] as const;
export const RECENT_DAYS = 30;
export const WINDOW_DAYS = 90;

/** How many a segment held when it was last counted on a day of the organisation's calendar. */
export interface SizePoint {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly count: number;
}

/** How many came and went on a day, where a segment's members are kept. */
export interface Movement {
  readonly day: string;
  readonly entered: number;
  readonly left: number;
}

export interface Growth {
  readonly days: number;
  /** Members more or fewer than on that day; null when the segment was not counted that long ago. */
  readonly change: number | null;
  /** The change as a part of the size on that day: 0.1 is a tenth more. Null also when the segment was empty then. */
  readonly share: number | null;
}

export interface Sizes {
  readonly points: readonly SizePoint[];
  /** Days on which nobody came or went are absent; empty when the segment's members are not kept. */
  readonly movements: readonly Movement[];
  readonly growth: readonly Growth[];
}

export interface Overlap {
  readonly segmentId: string;
  readonly name: string;
  /** As last counted. Null, as all that follows, when the other segment takes too long to ask. */
  readonly size: number | null;
  /** Members of both. */
  readonly both: number | null;
  /** `both` as a part of this segment; null when it is empty. */
  readonly shareOfThis: number | null;
  /** `both` as a part of the other; null when that is empty. */
  readonly shareOfOther: number | null;
}

/** By the score, in the levels that the quick filter knows. */
export interface Engagement {
  /** Null for an empty segment. */
  readonly averageScore: number | null;
  readonly levels: Readonly<Record<'HIGH' | 'MEDIUM' | 'LOW', number>>;
  readonly activeWithin30Days: number;
  readonly activeWithin90Days: number;
}

/** What became of the emails that members were sent over the last 90 days, by the ledger. */
export interface Mailing {
  /** Handed over, those that bounced later too. */
  readonly sent: number;
  readonly opened: number;
  readonly clicked: number;
  /** Of those sent; null when nothing was. */
  readonly openRate: number | null;
  readonly clickRate: number | null;
}

export interface Revenue {
  /** In upper case; null for purchases that name none. */
  readonly currency: string | null;
  readonly total: number;
  /** Over all members, whether they bought or not. */
  readonly perMember: number;
}

/** Purchases of the last 90 days. */
export interface Conversion {
  readonly purchasers: number;
  readonly purchases: number;
  /** Purchasers as a part of the members; null for an empty segment. */
  readonly rate: number | null;
  /** The highest total first; a purchase without an amount adds to none. */
  readonly revenue: readonly Revenue[];
}

export interface Consents {
  readonly types: readonly {
    readonly type: ConsentType;
    readonly granted: number;
    readonly refused: number;
    readonly neverAsked: number;
  }[];
  /** Members whose address is suppressed, for whatever reason. */
  readonly suppressed: number;
  /** People whom a marketing email would reach today: one for each address, though several workspaces may know it. */
  readonly mailable: number;
  /** Why it would not reach the others. */
  readonly excluded: Readonly<Partial<Record<ExclusionReason, number>>>;
}

export interface Named {
  readonly name: string;
  readonly count: number;
}

/** Who the members are. Lists have the largest first; what is missing in them is in nobody's or in smaller ones. */
export interface Profile {
  readonly domains: readonly Named[];
  /** All mail domains that are not listed, together. */
  readonly otherDomains: { readonly domains: number; readonly count: number };
  readonly countries: readonly Named[];
  readonly cities: readonly Named[];
  readonly lifecycle: readonly { readonly stage: LifecycleStage; readonly count: number }[];
}

export const analyticsParts = [
  'sizes',
  'engagement',
  'mailing',
  'conversion',
  'consents',
  'profile',
  'overlaps',
] as const;
export type AnalyticsPart = (typeof analyticsParts)[number];

/** A part that is null has a note that says why; so do the overlaps when one of them could not be told. */
export interface SegmentAnalytics {
  readonly segmentId: string;
  readonly countedAt: string;
  readonly size: number;
  readonly sizes: Sizes | null;
  readonly engagement: Engagement | null;
  readonly mailing: Mailing | null;
  readonly conversion: Conversion | null;
  readonly consents: Consents | null;
  readonly profile: Profile | null;
  readonly overlaps: readonly Overlap[];
  readonly notes: readonly { readonly part: AnalyticsPart; readonly message: string }[];
}

/** A part of a whole; null when there is no whole to be a part of. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * Growth up to the last point, over each number of days. A day without a count has the last count before it.
 * @param points one a day, the earliest first.
 * @param today the present day, YYYY-MM-DD.
 */
export function growthOf(points: readonly SizePoint[], today: string): readonly Growth[] {
  const last = points.at(-1);
  return growthDays.map((days) => {
    const then = points.findLast(({ day }) => day <= daysBefore(today, days));
    if (!then || !last) return { days, change: null, share: null };
    const change = last.count - then.count;
    return { days, change, share: shareOf(change, then.count) };
  });
}

const MS_A_DAY = 86_400_000;
const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * MS_A_DAY).toISOString().slice(0, 10);
