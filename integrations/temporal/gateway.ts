import type { Client, WorkflowStartOptions } from '@temporalio/client';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { SearchAttributePair, UpdateDefinition } from '@temporalio/common';
import { failure } from '../../domain/error/failure';
import type { StartedRun, WorkflowGateway } from '../../services/ports';
import { automationRunId, controlRun } from '../../workflows/automation-run/contract';
import { campaignSendId, controlCampaign } from '../../workflows/campaign-send/contract';
import { contactImportId } from '../../workflows/contact-import/contract';
import { dataExportId } from '../../workflows/data-export/contract';
import { eventDispatchId } from '../../workflows/event-dispatch/contract';
import type { TaskQueue } from '../../workflows/queues';
import { taskQueues } from '../../workflows/queues';
import { scorePassId } from '../../workflows/score-pass/contract';
import { searchAttributes } from '../../workflows/search-attributes';
import { runUrlIn } from './run-url';

interface Start {
  readonly type: string;
  readonly id: string;
  readonly queue: TaskQueue;
  readonly input: object;
  readonly summary: string;
  readonly attributes: SearchAttributePair[];
  /** A run that has ended under this id is never begun again. */
  readonly once?: boolean;
}

/** The one user of the Temporal client. `uiUrl` is where ops see the runs; null where there is no UI. */
export function createWorkflowGateway(client: Client, uiUrl: string | null): WorkflowGateway {
  const namespace = client.options.namespace;
  return {
    ...runsOverData(client),
    startCampaignSend: (input) =>
      start(client, {
        type: 'campaignSend',
        id: campaignSendId(input),
        queue: 'campaigns',
        input,
        summary: 'Campaign: from its schedule to its last message',
        attributes: [organization(input), { key: searchAttributes.campaignId, value: input.campaignId }],
      }),
    controlCampaignSend: (input, wish) => askRun(client, campaignSendId(input), controlCampaign, wish),
    startAutomationRun: (input) =>
      start(client, {
        type: 'automationRun',
        id: automationRunId(input),
        queue: 'automations',
        input,
        summary: "One contact's walk through an automation",
        attributes: [
          organization(input),
          { key: searchAttributes.automationId, value: input.automationId },
          { key: searchAttributes.automationVersion, value: input.version },
          { key: searchAttributes.contactId, value: input.contactId },
        ],
        once: true,
      }),
    controlAutomationRun: (run, wish) => askRun(client, automationRunId(run), controlRun, wish),
    async ensureEventDispatch(shards) {
      for (let shard = 0; shard < shards; shard += 1) {
        await start(client, {
          type: 'eventDispatch',
          id: eventDispatchId({ shard }),
          queue: 'automations',
          input: { shard },
          summary: `Matches events to automations, share ${shard + 1} of ${shards}`,
          attributes: [],
        });
      }
    },
    runUrl: (workflowId, runId) => (uiUrl === null ? null : runUrlIn({ uiUrl, namespace, workflowId, runId })),
    check: async () => void (await client.connection.workflowService.getSystemInfo({})),
  };
}

type RunsOverData = Pick<
  WorkflowGateway,
  'startContactImport' | 'cancelContactImport' | 'startDataExport' | 'startScorePass'
>;

const runsOverData = (client: Client): RunsOverData => ({
  startContactImport: (input) =>
    start(client, {
      type: 'contactImport',
      id: contactImportId(input),
      queue: 'data',
      input,
      summary: 'Import of contacts from a file',
      attributes: [organization(input)],
    }),
  cancelContactImport: (input) => ignoringEnded(client.workflow.getHandle(contactImportId(input)).cancel()),
  startDataExport: (input) =>
    start(client, {
      type: 'dataExport',
      id: dataExportId(input),
      queue: 'data',
      input,
      summary: 'Export of contacts to a file',
      attributes: [organization(input)],
    }),
  startScorePass: (input) =>
    start(client, {
      type: 'scorePass',
      id: scorePassId(input),
      queue: 'data',
      input,
      summary: 'Scores of all contacts of an organisation',
      attributes: [organization(input)],
    }),
});

const organization = ({ organizationId }: { readonly organizationId: string }): SearchAttributePair => ({
  key: searchAttributes.organizationId,
  value: organizationId,
});

async function start(
  client: Client,
  { type, id, queue, input, summary, attributes, once }: Start,
): Promise<StartedRun> {
  const options: WorkflowStartOptions = {
    workflowId: id,
    taskQueue: taskQueues[queue],
    args: [input],
    staticSummary: summary,
    typedSearchAttributes: attributes,
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: once === true ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
  };
  try {
    const handle = await client.workflow.start(type, options);
    return { workflowId: id, runId: handle.firstExecutionRunId };
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    const { runId } = await client.workflow.getHandle(id).describe();
    return { workflowId: id, runId };
  }
}

/** Asks a living run by update. @throws Failure INVALID_STATE when it has ended. */
async function askRun<Wish extends string, Answer>(
  client: Client,
  workflowId: string,
  update: UpdateDefinition<Answer, [Wish]>,
  wish: Wish,
): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).executeUpdate(update, { args: [wish] });
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) throw failure('INVALID_STATE', { message: runEnded, cause: error });
    if (error instanceof WorkflowUpdateFailedError) throw failure('INVALID_STATE', { cause: error });
    throw error;
  }
}

const runEnded = {
  en: 'This run has ended already, so there is nothing left to change.',
  fr: "Cette exécution est déjà terminée : il n'y a plus rien à changer.",
};

async function ignoringEnded(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
