export type { AutomationActivities, DeliveryStepActivities } from './automation';
export type { DispatchActivities } from './dispatch';
export type { ImportActivities } from './import';
