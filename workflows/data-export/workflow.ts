import {
  ActivityFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  sleep,
} from '@temporalio/workflow';
import type { ExportActivities } from '../../activities/index';
import { EXPORT_KEPT_DAYS } from '../../domain/export/export';
import { counted } from '../campaign-send/words';
import { taskQueues } from '../queues';
import type { DataExportInput, ExportOutcome } from './contract';

/** Reads all members under one snapshot, so a crash begins the file anew; each batch is a sign of life. */
const { writeExport } = proxyActivities<ExportActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '2 hours',
  scheduleToCloseTimeout: '6 hours',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

const { failExport, removeExportFile } = proxyActivities<ExportActivities>({
  taskQueue: taskQueues.data,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Writes a file of contacts, keeps it for its download, and removes it. Cancelling it removes the file at once. */
export async function dataExport(input: DataExportInput): Promise<ExportOutcome> {
  setCurrentDetails('Writing the file');
  const outcome = await write(input);
  if (outcome.status === 'FAILED') {
    setCurrentDetails("The file could not be written; the export's page says why");
    return outcome;
  }
  const written = `Wrote ${counted(outcome.rows, 'contact')}`;
  setCurrentDetails(`${written}; the file is kept for ${EXPORT_KEPT_DAYS} days`);
  try {
    await sleep(`${EXPORT_KEPT_DAYS} days`, { summary: 'Keep the file for its download' });
  } catch (error) {
    if (!isCancellation(error)) throw error;
  }
  await CancellationScope.nonCancellable(() =>
    removeExportFile.executeWithOptions({ summary: "Remove the file: it holds people's data" }, [input]),
  );
  setCurrentDetails(`${written}; the file was removed`);
  return outcome;
}

async function write(input: DataExportInput): Promise<ExportOutcome> {
  try {
    return await writeExport.executeWithOptions({ summary: 'Write every contact to the file' }, [input]);
  } catch (error) {
    // Cancelled before a worker took it up, no activity has begun; the row must not stay in the making for ever.
    if (!(error instanceof ActivityFailure) && !isCancellation(error)) throw error;
    const summary = 'Close the export: it failed';
    return CancellationScope.nonCancellable(() => failExport.executeWithOptions({ summary }, [input]));
  }
}
