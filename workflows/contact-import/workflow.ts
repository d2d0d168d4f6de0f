import {
  ActivityCancellationType,
  ActivityFailure,
  CancellationScope,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ImportActivities } from '../../activities/index';
import { taskQueues } from '../queues';
import { importProgress } from './contract';
import type { ContactImportInput, ImportEnd, ImportProgress } from './contract';
import { progressLine } from './details';

/** Reads and writes in pieces, each a sign of life. A cancelled piece is waited for, so that what it wrote is counted. */
const { surveyImport, importBatch } = proxyActivities<ImportActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '1 hour',
  scheduleToCloseTimeout: '1 day',
  heartbeatTimeout: '1 minute',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

const { finishImport } = proxyActivities<ImportActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Brings one uploaded file into the contacts, however long it takes and whatever stops in between. */
export async function contactImport(input: ContactImportInput): Promise<ImportProgress> {
  let progress: ImportProgress = { total: 0, processed: 0, created: 0, updated: 0, skipped: 0, invalid: 0 };
  setHandler(importProgress, () => progress);
  const show = (reached: ImportProgress) => {
    progress = reached;
    setCurrentDetails(progressLine(reached));
  };

  const end = async (status: ImportEnd['status']) => {
    const reached = await finishImport.executeWithOptions({ summary: summaryOf[status] }, [{ ...input, status }]);
    show(reached);
    return reached;
  };

  try {
    setCurrentDetails('Reading the file');
    const survey = await surveyImport.executeWithOptions({ summary: 'Read the file through once' }, [input]);
    if (!survey.readable) return await end('FAILED');
    show(survey);
    for (let done = false; !done;) {
      const batch = await importBatch.executeWithOptions({ summary: progressLine(progress) }, [input]);
      show(batch);
      done = batch.done;
      if (!done && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof contactImport>(input);
    }
    return await end('COMPLETED');
  } catch (error) {
    if (isCancellation(error)) return CancellationScope.nonCancellable(() => end('CANCELLED'));
    if (error instanceof ActivityFailure) return end('FAILED');
    throw error;
  }
}

const summaryOf = {
  COMPLETED: 'Close the import',
  FAILED: 'Close the import: it failed',
  CANCELLED: 'Close the import: it was cancelled',
} as const;
