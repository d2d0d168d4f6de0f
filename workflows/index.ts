export { automationRun } from './automation-run/workflow';
export { eventDispatch } from './event-dispatch/workflow';
