import { and, eq } from 'drizzle-orm';
import { leadRules } from '../../db/schema';
import type { ScoreLine } from '../../domain/scoring/lines';
import type { ScoringSettings } from '../../domain/scoring/settings';
import type { ServiceContext } from '../context';
import { timezoneOf } from '../organization/timezone';
import type { AskedRule } from './hold-rule';
import { compileRule } from './hold-rule';
import { loadScoreLines } from './load-lines';
import { loadScoringSettings } from './load-settings';

/** What scoring any contact of an organisation needs to know, read once for many. */
export interface ScoringScope {
  readonly organizationId: string;
  readonly timezone: string;
  readonly settings: ScoringSettings;
  readonly lines: readonly ScoreLine[];
  /** The active rules. */
  readonly rules: readonly AskedRule[];
  readonly now: Date;
}

/** Scores are the organisation's: they do not depend on who asks for them, or from which workspace. */
export const wholeOrganization = (ctx: ServiceContext): ServiceContext => ({ ...ctx, artistId: null, metiers: [] });

export async function openScoring(ctx: ServiceContext): Promise<ScoringScope> {
  const { db, organizationId } = ctx;
  const [timezone, settings, lines, rules] = await Promise.all([
    timezoneOf(ctx),
    loadScoringSettings(db, organizationId),
    loadScoreLines(db, organizationId),
    db
      .select()
      .from(leadRules)
      .where(and(eq(leadRules.organizationId, organizationId), eq(leadRules.active, true))),
  ]);
  const asked: AskedRule[] = [];
  for (const rule of rules) asked.push(await compileRule(wholeOrganization(ctx), rule));
  return { organizationId, timezone, settings, lines, rules: asked, now: ctx.now() };
}
