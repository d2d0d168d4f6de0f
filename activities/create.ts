import type { TaskQueue } from '../workflows/queues';
import { createAutomationActivities, createDeliveryStepActivities } from './automation';
import { createCampaignActivities } from './campaign';
import { createDeliveryActivities } from './delivery';
import type { ActivityDeps } from './deps';
import { createDispatchActivities } from './dispatch';
import { createExportActivities } from './export';
import { createFieldIndexActivities } from './field-index';
import { createImportActivities } from './import';
import { createScoringActivities } from './scoring';
import { createSegmentActivities } from './segment';
import { createSegmentSizeActivities } from './segment-size';

/** Every activity, by the task queue that serves it. */
export function createActivities(deps: ActivityDeps): Readonly<Record<TaskQueue, object>> {
  return {
    automations: { ...createAutomationActivities(deps), ...createDispatchActivities(deps) },
    campaigns: createCampaignActivities(deps),
    delivery: { ...createDeliveryActivities(deps), ...createDeliveryStepActivities(deps) },
    data: {
      ...createImportActivities(deps),
      ...createExportActivities(deps),
      ...createScoringActivities(deps),
      ...createSegmentActivities(deps),
      ...createSegmentSizeActivities(deps),
      ...createFieldIndexActivities(deps),
    },
  };
}
