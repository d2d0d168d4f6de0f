export { automationRun } from './automation-run/workflow';
export { eventDispatch } from './event-dispatch/workflow';
export { contactImport } from './contact-import/workflow';
