import type { FieldFault } from '../error/failure';

export const importStatuses = ['RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const duplicatePolicies = ['update', 'skip'] as const;
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/** An import's progress; the counts are rows, and `processed = created + updated + skipped + invalid`. */
export interface ContactImport {
  readonly id: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly dryRun: boolean;
  readonly total: number;
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly invalid: number;
  /** Which column went where: header → contact field; a header left out was not imported. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly error: { readonly message: string; readonly details: readonly FieldFault[] } | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly temporal: { readonly workflowId: string; readonly url: string | null };
}
