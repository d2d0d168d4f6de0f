import type { ScoreName } from './threshold';
import type { ScoreCause } from './cause';
import { decayFactor, engagementScoreOf } from './engagement';

/** What a contact's scores were last made of. */
export interface Standing {
  /** The sum of all behaviours at `pointsAtMs`. */
  readonly points: number;
  /** What a hand put on top of it then; it decays with the rest. */
  readonly adjustment: number;
  readonly pointsAtMs: number;
  /** The points of each lead rule that counted, by its id. */
  readonly rules: Readonly<Record<string, number>>;
  /** What a hand put on top of them; it does not decay. */
  readonly leadAdjustment: number;
  readonly engagementScore: number;
  readonly leadScore: number;
}

const noStanding: Standing = {
  points: 0,
  adjustment: 0,
  pointsAtMs: 0,
  rules: {},
  leadAdjustment: 0,
  engagementScore: 0,
  leadScore: 0,
};

/** A contact as it is found. */
export interface Findings {
  /** The contact's own columns; where they are not what was last written, a hand set them. */
  readonly engagementScore: number;
  readonly leadScore: number;
  /** What all behaviours are worth now, and which of it is new; null where no events were read: then time alone passed. */
  readonly behaviours: {
    readonly points: number;
    readonly fresh: readonly { readonly event: string; readonly count: number; readonly points: number }[];
  } | null;
  /** Every rule whose criteria hold; points that have expired do not count. */
  readonly rules: readonly { readonly ruleId: string; readonly points: number; readonly counts: boolean }[];
}

export interface ScoreChange {
  readonly score: ScoreName;
  readonly before: number;
  readonly after: number;
  readonly why: readonly ScoreCause[];
  /** Set by hand: whoever set it has told so already. */
  readonly byHand: boolean;
}

export interface Decision {
  /** Null when what is stored says the same. */
  readonly standing: Standing | null;
  readonly changes: readonly ScoreChange[];
}

interface Clock {
  readonly nowMs: number;
  readonly halfLifeDays: number;
}

/** Differences below this are the arithmetic's own. */
const EPSILON = 1e-6;

const rounded = (points: number): number => Math.round(points * 10) / 10;
/** A hand may set fractions, which sums of binary fractions would smear. */
const toThousandths = (score: number): number => Math.round(score * 1_000) / 1_000;
const differ = (one: number, other: number): boolean => Math.fround(one) !== Math.fround(other);

/**
 * What a contact's scores are now. A score that a hand has set stays as it was set: the difference from what is
 * computed is kept as an adjustment, on top of which behaviours and rules go on counting. Deciding twice changes
 * nothing the second time.
 */
export function decideScores(standing: Standing | null, findings: Findings, clock: Clock): Decision {
  const before = standing ?? noStanding;
  const engagement = decideEngagement(before, findings, clock);
  const lead = decideLead(before, findings);
  const changes = [engagement.change, lead.change].flatMap((change) => (change ? [change] : []));
  const isSame = changes.length === 0 && !engagement.moved && !lead.moved;
  if (isSame) return { standing: null, changes };
  const after = { ...engagement.standing, ...lead.standing, pointsAtMs: clock.nowMs };
  return { standing: after, changes };
}

function decideEngagement(before: Standing, { engagementScore: found, behaviours }: Findings, clock: Clock) {
  const left = decayFactor(clock.nowMs - before.pointsAtMs, clock.halfLifeDays);
  const points = behaviours?.points ?? before.points * left;
  const byHand = differ(found, before.engagementScore);
  const adjustment = byHand ? found - points : before.adjustment * left;
  const after = byHand ? found : engagementScoreOf(points + adjustment);
  const why: readonly ScoreCause[] = byHand
    ? [{ kind: 'BY_HAND', points: rounded(after - before.engagementScore) }]
    : engagementCauses(before, { left, points, fresh: behaviours?.fresh ?? [] });
  return {
    standing: { points, adjustment, engagementScore: after },
    moved: Math.abs(points - before.points * left) > EPSILON,
    change: changeOf({ score: 'engagementScore', before: before.engagementScore, after, why, byHand }),
  };
}

interface Flow {
  readonly left: number;
  readonly points: number;
  readonly fresh: readonly { readonly event: string; readonly count: number; readonly points: number }[];
}

function engagementCauses(before: Standing, { left, points, fresh }: Flow): readonly ScoreCause[] {
  const decay = (before.points + before.adjustment) * (left - 1);
  const rest = points - before.points * left - fresh.reduce((sum, part) => sum + part.points, 0);
  return [
    ...fresh.map((part): ScoreCause => ({ kind: 'BEHAVIOUR', ...part, points: rounded(part.points) })),
    ...(rounded(decay) === 0 ? [] : [{ kind: 'DECAY', points: rounded(decay) } as const]),
    ...(rounded(rest) === 0 ? [] : [{ kind: 'RECOMPUTED', points: rounded(rest) } as const]),
  ];
}

function decideLead(before: Standing, { leadScore: found, rules: held }: Findings) {
  const counting = held.filter(({ counts }) => counts);
  const rules = Object.fromEntries(counting.map(({ ruleId, points }) => [ruleId, points]));
  const computed = counting.reduce((sum, { points }) => sum + points, 0);
  const byHand = differ(found, before.leadScore);
  const leadAdjustment = byHand ? found - computed : before.leadAdjustment;
  const causes = leadCauses(before.rules, held);
  const stays = byHand || causes.length === 0;
  const after = stays ? found : toThousandths(computed + leadAdjustment);
  const why: readonly ScoreCause[] = byHand ? [{ kind: 'BY_HAND', points: rounded(after - before.leadScore) }] : causes;
  return {
    standing: { rules, leadAdjustment, leadScore: after },
    moved: causes.length > 0,
    change: changeOf({ score: 'leadScore', before: before.leadScore, after, why, byHand }),
  };
}

function leadCauses(before: Standing['rules'], held: Findings['rules']): readonly ScoreCause[] {
  const now = new Map(held.map((rule) => [rule.ruleId, rule]));
  const lost = Object.entries(before).flatMap(([ruleId, points]): readonly ScoreCause[] => {
    const rule = now.get(ruleId);
    if (rule?.counts === true) return [];
    return [{ kind: rule ? 'RULE_EXPIRED' : 'RULE_ENDED', ruleId, points: -points }];
  });
  const others = held.flatMap(({ ruleId, points, counts }): readonly ScoreCause[] => {
    const had = before[ruleId];
    if (!counts || had === points) return [];
    return had === undefined ? [{ kind: 'RULE_HELD', ruleId, points }] : [{ kind: 'RECOMPUTED', points: points - had }];
  });
  return [...others, ...lost];
}

const changeOf = (change: ScoreChange): ScoreChange | null => (differ(change.before, change.after) ? change : null);

/** Whether time alone took points: such changes follow each other for weeks, and are one row of the history. */
export const isQuiet = ({ why }: Pick<ScoreChange, 'why'>): boolean => why.length === 1 && why[0]?.kind === 'DECAY';
