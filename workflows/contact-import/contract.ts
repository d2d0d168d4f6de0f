import { defineQuery } from '@temporalio/workflow';

/**
 * One uploaded file on its way into the contacts.
 * Durable so that a file of a million rows survives a crash: it goes on after the last row that was committed.
 * The id makes a second start join the first. Ends when the file is read to its end, cannot be read, or is cancelled.
 */
export interface ContactImportInput {
  readonly organizationId: string;
  readonly importId: string;
}

export const contactImportId = ({ importId }: Pick<ContactImportInput, 'importId'>) => `import/${importId}`;

/** Counts are rows of the file. */
export interface ImportProgress {
  readonly total: number;
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly invalid: number;
}

/** What reading the file through once has shown; why it is not readable is told by the import's row alone. */
export interface SurveyOutcome extends ImportProgress {
  readonly readable: boolean;
}

/** Where the import stands after some of its rows. */
export interface BatchOutcome extends ImportProgress {
  readonly done: boolean;
}

export interface ImportEnd extends ContactImportInput {
  readonly status: 'COMPLETED' | 'FAILED' | 'CANCELLED';
}

export const importProgress = defineQuery<ImportProgress>('importProgress');
