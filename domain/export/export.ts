import type { Sentences } from '../locale/locale';

export const exportKinds = ['SEGMENT'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportFormats = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportStatuses = ['RUNNING', 'COMPLETED', 'FAILED'] as const;
export type ExportStatus = (typeof exportStatuses)[number];

/** Why an export stopped, in both languages. */
export interface ExportFailure {
  readonly message: Sentences;
}

/** A file of contacts in the making, or made. */
export interface DataExport {
  readonly id: string;
  readonly kind: ExportKind;
  readonly status: ExportStatus;
  readonly format: ExportFormat;
  /** The segment whose members it holds. */
  readonly segmentId: string | null;
  readonly fileName: string;
  /** Contacts written so far. */
  readonly rows: number;
  /** Contacts to be written; null until they were counted. */
  readonly total: number | null;
  readonly bytes: number | null;
  /** Where the file is downloaded; null while it is not whole, and once it was removed. */
  readonly url: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** When the file is removed, since it holds people's data. */
  readonly expiresAt: string | null;
  readonly error?: { readonly message: string };
  readonly temporal: { readonly workflowId: string; readonly url: string | null };
}

/** How long a file is kept for its download. */
export const EXPORT_KEPT_DAYS = 7;
