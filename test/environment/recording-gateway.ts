import type { WorkflowGateway } from '../../services/ports';
import { automationRunId } from '../../workflows/automation-run/contract';
import { campaignSendId } from '../../workflows/campaign-send/contract';
import { contactImportId } from '../../workflows/contact-import/contract';
import { dataExportId } from '../../workflows/data-export/contract';
import { scorePassId } from '../../workflows/score-pass/contract';

/** A gateway that starts nothing and remembers what was asked, for tests of services on their own. */
export interface RecordingGateway extends WorkflowGateway {
  readonly asked: { readonly verb: string; readonly workflowId: string }[];
}

export function createRecordingGateway(): RecordingGateway {
  const asked: { verb: string; workflowId: string }[] = [];
  const started = async (verb: string, workflowId: string) => {
    asked.push({ verb, workflowId });
    return { workflowId, runId: 'run-1' };
  };
  return {
    asked,
    startContactImport: (input) => started('start', contactImportId(input)),
    cancelContactImport: async (input) => void asked.push({ verb: 'cancel', workflowId: contactImportId(input) }),
    startDataExport: (input) => started('start', dataExportId(input)),
    startScorePass: (input) => started('start', scorePassId(input)),
    startCampaignSend: (input) => started('start', campaignSendId(input)),
    controlCampaignSend: async (input, wish) => void asked.push({ verb: wish, workflowId: campaignSendId(input) }),
    startAutomationRun: (input) => started('start', automationRunId(input)),
    controlAutomationRun: async (input, wish) => void asked.push({ verb: wish, workflowId: automationRunId(input) }),
    ensureEventDispatch: async () => undefined,
    runUrl: (workflowId) => `http://temporal.test/${workflowId}`,
    check: async () => undefined,
  };
}
