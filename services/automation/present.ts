import type { Automation } from '../../domain/automation/definition';
import type { Database } from '../../db/client';
import type { AutomationRow } from './load';
import { countAutomations } from './stats';

const nobody: Automation['stats'] = { entered: 0, active: 0, completed: 0, failed: 0, steps: {} };

/** Automations as the API shows them: the draft, with the counts of all who walk or walked. */
export async function presentAutomations(db: Database, rows: readonly AutomationRow[]): Promise<readonly Automation[]> {
  const counts = await countAutomations(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organizationId,
    artistId: row.artistId,
    name: row.name,
    description: row.description,
    status: row.status,
    triggers: row.draft.triggers,
    trigger: row.draft.triggers[0] ?? null,
    steps: row.draft.steps,
    settings: row.draft.settings,
    version: row.draftVersion,
    publishedVersion: row.publishedVersion,
    unpublishedChanges: row.publishedVersion !== null && row.draftVersion !== row.publishedVersion,
    stats: counts.get(row.id) ?? nobody,
    tags: row.tags,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

export async function presentAutomation(db: Database, row: AutomationRow): Promise<Automation> {
  const [automation] = await presentAutomations(db, [row]);
  if (automation === undefined) throw new Error('one row makes one automation');
  return automation;
}
