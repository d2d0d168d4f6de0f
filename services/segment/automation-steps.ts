import { sql } from 'drizzle-orm';
import { automations, automationVersions } from '../../db/schema';
import type { ServiceContext } from '../context';

export interface AutomationSteps {
  readonly name: string;
  /** The names of its steps by their ids: of the draft, and of every version that somebody may still walk. */
  readonly steps: ReadonlyMap<string, string | null>;
}

interface StepRow extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly stepId: string | null;
  readonly stepName: string | null;
}

/** The organisation's automations under the ids, with their steps; the draft's word on a name is the last. */
export async function loadAutomationSteps(
  { db, organizationId }: Pick<ServiceContext, 'db' | 'organizationId'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AutomationSteps>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<StepRow>(sql`
    select ${automations.id} as id, ${automations.name} as name, step ->> 'id' as "stepId", step ->> 'name' as "stepName"
    from ${automations}
      left join lateral (
        select null::int as version, ${automations.draft} -> 'steps' as steps
        union all select ${automationVersions.version}, ${automationVersions.definition} -> 'steps' from ${automationVersions}
        where ${automationVersions.automationId} = ${automations.id}
      ) as written on true
      left join lateral jsonb_array_elements(written.steps) as step on true
    where ${automations.organizationId} = ${organizationId}::uuid
      and ${automations.id} = any(${sql.param([...ids])}::uuid[])
    order by written.version nulls last`);
  return new Map(
    [...new Set(rows.map(({ id }) => id))].map((id) => {
      const own = rows.filter((row) => row.id === id);
      const steps = own.flatMap(({ stepId, stepName }) => (stepId === null ? [] : [[stepId, stepName] as const]));
      return [id, { name: own[0]?.name ?? '', steps: new Map(steps) }];
    }),
  );
}
