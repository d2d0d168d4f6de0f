export type { AutomationActivities, DeliveryStepActivities } from './automation';
export type { DispatchActivities } from './dispatch';
