import type { ConsentType } from '../consent/consent';
import type { ContactRole } from '../contact/contact';
import type { FieldFault } from '../error/failure';
import type { Sentences } from '../locale/locale';

export const importStatuses = ['RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const duplicatePolicies = ['update', 'skip'] as const;
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/** What the uploader asked for, kept with the import. */
export interface ImportOptions {
  /** Header → contact field; null leaves that column out. Headers not named here keep what was guessed. */
  readonly mapping: Readonly<Record<string, string | null>>;
  readonly roles: readonly ContactRole[];
  readonly tags: readonly string[];
  readonly onDuplicate: DuplicatePolicy;
  /** The static segment that everybody of the file is put into. */
  readonly segmentId?: string;
  readonly consents: readonly {
    readonly type: ConsentType;
    readonly granted: boolean;
    readonly source: string;
    readonly doubleOptIn: boolean;
  }[];
}

/** Why an import stopped, in both languages: its reader is not always its author. */
export interface ImportFailure {
  readonly message: Sentences;
  readonly details: readonly FieldFault[];
}

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
  /** The static segment that everybody of the file is put into; null for none. */
  readonly segmentId: string | null;
  readonly error: { readonly message: string; readonly details: readonly FieldFault[] } | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly temporal: { readonly workflowId: string; readonly url: string | null };
}
