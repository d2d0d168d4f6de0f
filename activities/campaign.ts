import { abandonPending } from '../services/campaign/abandon';
import { finishCampaign } from '../services/campaign/finish';
import type { CampaignResult } from '../services/campaign/finish';
import { getCampaign } from '../services/campaign/get';
import { prepareCampaign } from '../services/campaign/prepare';
import { setCampaignStatus } from '../services/campaign/set-status';
import type { CampaignStatusChange } from '../services/campaign/set-status';
import type { ServiceCall } from '../services/context';
import type { Snapshot } from '../services/message/snapshot';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';
import { withHeartbeats } from './heartbeat';

export type CampaignActivities = ReturnType<typeof createCampaignActivities>;

interface CampaignKey {
  readonly organizationId: string;
  readonly campaignId: string;
}

/** What a campaign's run does itself, for the queue `campaigns`. */
export function createCampaignActivities(deps: ActivityDeps) {
  const call = <Input extends CampaignKey>(input: Input): ServiceCall<Input> => ({
    ctx: systemContext(deps, input.organizationId),
    input,
  });
  return {
    readSchedule: reporting(async (key: CampaignKey): Promise<{ readonly sendAt: string | null }> => ({
      sendAt: (await getCampaign(call(key))).sendDate,
    })),
    prepareCampaign: reporting((key: CampaignKey): Promise<Snapshot> =>
      withHeartbeats(() => prepareCampaign({ sql: deps.sql, call: call(key) })),
    ),
    setCampaignStatus: reporting((change: CampaignKey & CampaignStatusChange): Promise<void> =>
      setCampaignStatus(call(change)),
    ),
    abandonPending: reporting((key: CampaignKey): Promise<number> => withHeartbeats(() => abandonPending(call(key)))),
    finishCampaign: reporting((key: CampaignKey): Promise<CampaignResult> => finishCampaign(call(key))),
  };
}
