/**
 * One file of contacts, from the question to its removal.
 * Durable so that a file of a million rows survives a crash, and so that it is removed after its days whatever stops
 * in between: it holds people's data. The id makes a second start join the first.
 * Ends when the file was removed, or could not be written.
 */
export interface DataExportInput {
  readonly organizationId: string;
  readonly exportId: string;
}

export const dataExportId = ({ exportId }: Pick<DataExportInput, 'exportId'>) => `export/${exportId}`;

/** What became of the file; why it failed is told by the export's row alone. */
export interface ExportOutcome {
  readonly status: 'COMPLETED' | 'FAILED';
  /** Contacts in the file. */
  readonly rows: number;
}
