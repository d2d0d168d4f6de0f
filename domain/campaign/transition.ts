import { failure } from '../error/failure';
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

export const canTransition = (from: CampaignStatus, to: CampaignStatus): boolean => next[from].includes(to);

/** @throws INVALID_STATE when a campaign in `from` cannot become `to`. */
export function assertTransition(campaignId: string, from: CampaignStatus, to: CampaignStatus): void {
  if (canTransition(from, to)) return;
  throw failure('INVALID_STATE', {
    campaignId,
    message: {
      en: `A campaign that is ${from} cannot become ${to}.`,
      fr: `Une campagne ${from} ne peut pas devenir ${to}.`,
    },
  });
}
