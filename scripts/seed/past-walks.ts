import { newId } from '../../db/columns';
import { enrolments, stepRuns } from '../../db/schema';
import type { Automation } from '../../domain/automation/definition';
import { createAutomationSchema } from '../../domain/automation/schema';
import { activateAutomation } from '../../services/automation/activate';
import { addCounts, WHOLE } from '../../services/automation/count';
import { createAutomation } from '../../services/automation/create';
import { pauseAutomation } from '../../services/automation/pause';
import type { ServiceContext } from '../../services/context';
import type { PlacedPerson } from './audience';
import type { Dice } from './dice';
import { daysAfter, daysBefore } from './past';

/** A flow that was published once, walked, and paused since: the demo sends nothing by itself. */
const flow = (name: string, tag: string, trigger: object, days: number) => ({
  name,
  trigger,
  steps: [
    {
      id: 'attente',
      type: 'WAIT',
      name: `Laisser ${days} jours`,
      configuration: { mode: 'DURATION', amount: days, unit: 'DAYS' },
      nextSteps: ['marque'],
    },
    { id: 'marque', type: 'ADD_TAG', name: 'Marquer', configuration: { tag }, nextSteps: [] },
  ],
  settings: { reEntry: 'ONCE', timezone: 'Europe/Paris' },
});

/**
 * Writes two automations with those who have been through them.
 * @returns their ids by the name that questions ask for.
 */
export async function seedPastWalks(
  ctx: ServiceContext,
  people: readonly PlacedPerson[],
  dice: Dice,
): Promise<Readonly<Record<string, string>>> {
  const fans = people.filter(({ circle }) => circle === 'fan');
  const welcome = await publishAndPause(
    ctx,
    flow('Bienvenue, la saison passée', 'accueilli', { type: 'CONTACT_CREATED', configuration: {} }, 3),
  );
  const revival = await publishAndPause(
    ctx,
    flow('Relance des silencieux', 'relancé', { type: 'EVENT', configuration: { name: 'REVIVAL_ASKED' } }, 7),
  );
  const through = fans.filter(({ addedDaysAgo }) => addedDaysAgo < 500 && addedDaysAgo > 30);
  await walkThrough(ctx, welcome, { tag: 'accueilli', days: 3, walkers: through });
  await walkThrough(ctx, revival, { tag: 'relancé', days: 7, walkers: through.filter(() => dice.chance(0.2)) });
  return { welcome: welcome.id, revival: revival.id };
}

async function publishAndPause(ctx: ServiceContext, definition: object): Promise<Automation> {
  const { id: workflowId } = await createAutomation({ ctx, input: createAutomationSchema.parse(definition) });
  await activateAutomation({ ctx, input: { workflowId } });
  return pauseAutomation({ ctx, input: { workflowId } });
}

interface Walk {
  readonly tag: string;
  readonly days: number;
  readonly walkers: readonly PlacedPerson[];
}

async function walkThrough(ctx: ServiceContext, automation: Automation, { tag, days, walkers }: Walk): Promise<void> {
  const { db, organizationId } = ctx;
  const { id: automationId, publishedVersion } = automation;
  const walks = walkers.map(({ id: contactId, addedDaysAgo }) => {
    const enteredAt = daysBefore(ctx.now(), addedDaysAgo - 1);
    return { id: newId(enteredAt.getTime()), contactId, enteredAt, endedAt: daysAfter(enteredAt, days) };
  });
  if (walks.length === 0) return;
  await db.insert(enrolments).values(
    walks.map((walk) => ({
      ...walk,
      organizationId,
      automationId,
      version: publishedVersion ?? 1,
      status: 'COMPLETED' as const,
      entryKey: 'once',
      exclusive: true,
      shard: 0,
      endReason: { code: 'ENDED' as const },
    })),
  );
  await db.insert(stepRuns).values(
    walks.flatMap(({ id: enrolmentId, enteredAt: at, endedAt }) => {
      const run = { organizationId, automationId, enrolmentId, visit: 1, outcome: 'DONE' as const, endedAt };
      return [
        { ...run, stepId: 'attente', type: 'WAIT' as const, why: { code: 'WAITED' as const }, at },
        { ...run, stepId: 'marque', type: 'ADD_TAG' as const, why: { code: 'TAG_ADDED' as const, tag }, at: endedAt },
      ];
    }),
  );
  const passed = { automationId, completed: walks.length };
  await addCounts(db, automationId, [
    { ...passed, stepId: WHOLE, entered: walks.length },
    { ...passed, stepId: 'attente' },
    { ...passed, stepId: 'marque' },
  ]);
}
