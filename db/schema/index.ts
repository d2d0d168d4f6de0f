export { accounts, sessions, users, verifications } from './account';
export { apiKeys, artists, invitations, members, organizations } from './organization';
export { consentRecords, contactConsents, contactDelivery, contacts, fieldDefinitions, suppressions } from './contact';
export { contactTopics, topics } from './topic';
export { segmentMembers, segments, segmentSizes } from './segment';
export { fieldIndexes, slowQuestions } from './segment-plan';
export { contactTouches, keptDues, keptMembers, keptSegments } from './kept-segment';
export { templates, templateVersions } from './template';
export { campaigns, campaignStats } from './campaign';
export { messageContents, messages } from './message';
export { contactEvents, eventKeys, outbox } from './event';
export {
  automations,
  automationStats,
  automationTriggers,
  automationVersions,
  enrolments,
  stepRuns,
} from './automation';
export { dataExports } from './export';
export { auditLog, idempotencyKeys, importErrors, imports, importSeen } from './operations';
export { contactScores, leadRuleHolders, leadRules, scoreChanges, scoringProgress, scoringSettings } from './scoring';
