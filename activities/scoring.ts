import { cancellationSignal } from '@temporalio/activity';
import { advancePass } from '../services/scoring/advance-pass';
import { findScoringWork } from '../services/scoring/find-work';
import type { ScoringWork } from '../services/scoring/find-work';
import { refreshTouched } from '../services/scoring/refresh-touched';
import type { TouchedRefresh } from '../services/scoring/refresh-touched';
import type { ScorePassInput, ScorePassStretch } from '../workflows/score-pass/contract';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';
import { withHeartbeats } from './heartbeat';

export type ScoringActivities = ReturnType<typeof createScoringActivities>;

/** One activity scores for so long, then the workflow is told how far it has come. */
const STRETCH_MS = 60_000;

/** What scoring does, for the queue `data`. */
export function createScoringActivities(deps: ActivityDeps) {
  const contextOf = ({ organizationId }: ScorePassInput) => systemContext(deps, organizationId);
  return {
    findScoringWork: reporting((_everywhere: object): Promise<ScoringWork> => findScoringWork(deps)),
    startScorePasses: reporting(
      async ({ organizationIds }: { readonly organizationIds: readonly string[] }): Promise<void> => {
        for (const organizationId of organizationIds) await deps.workflows.startScorePass({ organizationId });
      },
    ),
    refreshTouchedScores: reporting((input: ScorePassInput): Promise<TouchedRefresh> =>
      withHeartbeats(() => refreshTouched(contextOf(input))),
    ),
    /** What it has not done when it is told to stop is there for the next. */
    advanceScorePass: reporting((input: ScorePassInput): Promise<ScorePassStretch> =>
      withHeartbeats(async () => {
        const ctx = contextOf(input);
        const stop = cancellationSignal();
        const untilMs = Date.now() + STRETCH_MS;
        const state = { contacts: 0, changed: 0, done: false };
        while (!state.done && !stop.aborted && Date.now() < untilMs) {
          const step = await advancePass(ctx);
          state.contacts += step.contacts;
          state.changed += step.changed;
          state.done = step.done;
        }
        return state;
      }),
    ),
  };
}
