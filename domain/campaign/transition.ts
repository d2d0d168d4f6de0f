import type { CampaignStatus } from './campaign';

const next: Readonly<Record<CampaignStatus, readonly CampaignStatus[]>> = {
  DRAFT: ['SCHEDULED', 'SENDING', 'CANCELLED'],
  SCHEDULED: ['DRAFT', 'SENDING', 'PAUSED', 'CANCELLED'],
  SENDING: ['SENT', 'PAUSED', 'CANCELLED'],
  PAUSED: ['SENDING', 'SCHEDULED', 'CANCELLED'],
  SENT: ['COMPLETED', 'SENDING'],
  COMPLETED: [],
  CANCELLED: [],
};

/** Whether a campaign may go from one status to another; an interface offers no other. */
export const canTransition = (from: CampaignStatus, to: CampaignStatus): boolean => next[from].includes(to);
