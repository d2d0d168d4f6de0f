import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { failExport } from '../services/export/fail';
import { removeExportFile } from '../services/export/remove-file';
import { writeExport } from '../services/export/write';
import type { DataExportInput, ExportOutcome } from '../workflows/data-export/contract';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';
import { withHeartbeats } from './heartbeat';

export type ExportActivities = ReturnType<typeof createExportActivities>;

/** What an export does, for the queue `data`. */
export function createExportActivities(deps: ActivityDeps) {
  const contextOf = ({ organizationId }: DataExportInput) => systemContext(deps, organizationId);
  return {
    writeExport: reporting((input: DataExportInput): Promise<ExportOutcome> =>
      withHeartbeats(() =>
        writeExport({
          ctx: contextOf(input),
          input: { ...input, signal: cancellationSignal(), onBatch: (rows) => heartbeat({ rows }) },
        }),
      ),
    ),
    failExport: reporting((input: DataExportInput): Promise<ExportOutcome> =>
      failExport({ ctx: contextOf(input), input }),
    ),
    removeExportFile: reporting((input: DataExportInput): Promise<void> =>
      removeExportFile({ ctx: contextOf(input), input }),
    ),
  };
}
