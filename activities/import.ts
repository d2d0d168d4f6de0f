import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { finishImport } from '../services/import/finish';
import { importBatch } from '../services/import/import-batch';
import { surveyImport } from '../services/import/survey';
import type {
  BatchOutcome,
  ContactImportInput,
  ImportEnd,
  ImportProgress,
  SurveyOutcome,
} from '../workflows/contact-import/contract';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';

export type ImportActivities = ReturnType<typeof createImportActivities>;

/** Rows after which the workflow is told; on the way each part committed is a sign of life. */
const ROWS_A_CALL = 20_000;

/** What an import does, for the queue `data`. */
export function createImportActivities(deps: ActivityDeps) {
  return {
    surveyImport: reporting((input: ContactImportInput): Promise<SurveyOutcome> =>
      surveyImport({
        ctx: systemContext(deps, input.organizationId),
        input: { ...input, onBatch: (rows) => heartbeat({ rows }) },
      }),
    ),
    importBatch: reporting((input: ContactImportInput): Promise<BatchOutcome> =>
      importBatch({
        ctx: systemContext(deps, input.organizationId),
        input: {
          ...input,
          maxRows: ROWS_A_CALL,
          signal: cancellationSignal(),
          onPart: (line) => heartbeat({ line }),
        },
      }),
    ),
    finishImport: reporting((end: ImportEnd): Promise<ImportProgress> =>
      finishImport({ ctx: systemContext(deps, end.organizationId), input: end }),
    ),
  };
}
