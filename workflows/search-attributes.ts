import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What ops may search runs by. Ids only: no personal data is ever indexed by Temporal. */
export const searchAttributes = {
  organizationId: defineSearchAttributeKey('OrganizationId', SearchAttributeType.KEYWORD),
  automationId: defineSearchAttributeKey('AutomationId', SearchAttributeType.KEYWORD),
  automationVersion: defineSearchAttributeKey('AutomationVersion', SearchAttributeType.INT),
  campaignId: defineSearchAttributeKey('CampaignId', SearchAttributeType.KEYWORD),
  contactId: defineSearchAttributeKey('ContactId', SearchAttributeType.KEYWORD),
} as const;
