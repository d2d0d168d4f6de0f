import { eq } from 'drizzle-orm';
import { leadRules } from '../../db/schema';
import { invalid } from '../../domain/error/failure';
import { asksScore } from '../../domain/scoring/rule';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { segmentsNamedBy } from '../../domain/segment/question';
import { readCriteria } from '../../domain/segment/read-criteria';
import type { ServiceContext } from '../context';
import { loadDefinitions, questionOf, questionsBehind } from './scope';

interface ChangedCriteria {
  readonly segmentId: string;
  readonly criteria: SegmentCriteria;
}

/**
 * Makes sure that a segment that a lead rule asks about, itself or through others, does not begin to ask for the lead
 * score: the rule's points would change its own answer, there and back with every look.
 * @throws Failure VALIDATION_FAILED at `criteria`
 */
export async function checkLeadCircle(ctx: ServiceContext, { segmentId, criteria }: ChangedCriteria): Promise<void> {
  // Lead rules are the organisation's, whatever workspace the segment is changed from.
  const whole = { ...ctx, artistId: null };
  const questions = await questionsBehind(whole, questionOf(ctx, criteria));
  if (!questions.some((one) => asksScore(one, 'leadScore'))) return;
  const rules = await ctx.db.select().from(leadRules).where(eq(leadRules.organizationId, ctx.organizationId));
  for (const rule of rules) {
    const asked = readCriteria(rule.criteria).question;
    const segments = await loadDefinitions(whole, asked ? segmentsNamedBy(asked) : []);
    if (segments.has(segmentId)) throw invalid([{ path: 'criteria', message: circle(rule.name)[ctx.locale] }]);
  }
}

const circle = (rule: string) => ({
  en: `The lead rule “${rule}” asks about this segment, so the segment cannot ask for the lead score: the rule's points would change its own answer.`,
  fr: `La règle de score « ${rule} » interroge ce segment : il ne peut donc pas interroger le score de prospect, car les points de la règle changeraient sa propre réponse.`,
});
