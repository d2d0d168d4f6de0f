import { sql } from 'drizzle-orm';
import { scoringSettings } from '../../db/schema';
import { invalid } from '../../domain/error/failure';
import { ownValue } from '../../domain/record/own';
import type { Scoring, UpdateScoring } from '../../domain/scoring/schema';
import type { ScoringSettings } from '../../domain/scoring/settings';
import { defaultScoringSettings, scoredBehaviours, scoringBounds } from '../../domain/scoring/settings';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getScoring } from './get';
import { loadScoringSettings } from './load-settings';
import { requestPass, startPassNow } from './progress';

/**
 * Changes only the fields given, and of the points only the events named; all scores are then computed anew.
 * @throws Failure VALIDATION_FAILED when too many custom events would have points of their own.
 */
export async function updateScoring({ ctx, input }: ServiceCall<UpdateScoring>): Promise<Scoring> {
  const { organizationId } = ctx;
  const changed = await ctx.db.transaction(async (tx) => {
    // Two changes at once would each leave out what the other gave points to.
    await tx.execute(sql`select 1 from organizations where id = ${organizationId}::uuid for no key update`);
    const before = await loadScoringSettings(tx, organizationId);
    const after = changedSettings(before, input);
    if (Object.keys(after.points).length > scoredBehaviours.length + scoringBounds.namedEvents)
      throw invalid([{ path: 'points', message: tooManyEvents[ctx.locale] }]);
    if (JSON.stringify(before) === JSON.stringify(after)) return false;
    const values = { ...after, points: { ...after.points } };
    await tx
      .insert(scoringSettings)
      .values({ organizationId, ...values })
      .onConflictDoUpdate({ target: scoringSettings.organizationId, set: values });
    await requestPass(tx, organizationId, 'EVENTS');
    await recordChange(ctx, tx, {
      action: 'scoring.updated',
      entity: { type: 'scoring', id: organizationId },
      before: { ...before },
      after: values,
    });
    return true;
  });
  if (changed) await startPassNow(ctx);
  return getScoring({ ctx });
}

function changedSettings(before: ScoringSettings, { halfLifeDays, points = {}, otherEvents }: UpdateScoring) {
  const merged = Object.entries({ ...before.points, ...points }).flatMap(([event, worth]): [string, number][] => {
    const given = worth ?? ownValue(defaultScoringSettings.points, event);
    return given === undefined ? [] : [[event, given]];
  });
  return {
    halfLifeDays: halfLifeDays ?? before.halfLifeDays,
    points: Object.fromEntries(merged),
    otherEvents: otherEvents ?? before.otherEvents,
  };
}

const tooManyEvents = {
  en: `At most ${scoringBounds.namedEvents} custom events can have points of their own. Give the others the points of all other events.`,
  fr: `Au plus ${scoringBounds.namedEvents} événements personnalisés peuvent avoir leurs propres points. Laissez aux autres ceux des autres événements.`,
};
