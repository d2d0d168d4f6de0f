export type { AutomationActivities, DeliveryStepActivities } from './automation';
export type { CampaignActivities } from './campaign';
export type { DeliveryActivities } from './delivery';
export type { DispatchActivities } from './dispatch';
export type { ExportActivities } from './export';
export type { ImportActivities } from './import';
export type { ScoringActivities } from './scoring';
export type { SegmentActivities } from './segment';
export type { SegmentSizeActivities } from './segment-size';
