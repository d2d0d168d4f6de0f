export { automationRun } from './automation-run/workflow';
export { eventDispatch } from './event-dispatch/workflow';
export { contactImport } from './contact-import/workflow';
export { dataExport } from './data-export/workflow';
export { campaignSend } from './campaign-send/workflow';
export { campaignShard } from './campaign-shard/workflow';
