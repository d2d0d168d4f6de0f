import { proxyActivities } from '@temporalio/workflow';
import type { CampaignActivities } from '../../activities';

/** What must be written down is tried until it succeeds. */
const retry = { initialInterval: '1 second', maximumInterval: '1 minute' } as const;

export const { readSchedule, setCampaignStatus, finishCampaign } = proxyActivities<CampaignActivities>({
  startToCloseTimeout: '30 seconds',
  retry,
});

/** A million rows are written in one go. */
export const { prepareCampaign, abandonPending } = proxyActivities<CampaignActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '20 seconds',
  retry,
});
