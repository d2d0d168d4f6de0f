import type { Actor } from '../domain/audit/audit';
import type { Locale } from '../domain/locale/locale';
import type { ContactRole } from '../domain/contact/contact';
import type { Database } from '../db/client';
import type { FileStore, WorkflowGateway } from './ports';

/** All that a use case may reach: one tenant's scope, who asks, and the ports. Built per request or per activity. */
export interface ServiceContext {
  readonly db: Database;
  readonly workflows: WorkflowGateway;
  readonly files: FileStore;
  readonly now: () => Date;
  readonly organizationId: string;
  /** The workspace asked for by the path; null is the whole organisation. */
  readonly artistId: string | null;
  readonly actor: Actor;
  /** The métiers whose contacts the actor may see; empty means all. */
  readonly metiers: readonly ContactRole[];
  readonly locale: Locale;
  readonly ip: string | null;
  /** Aborted once nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** What one question about contacts may take; the services' own limit unless given. */
  readonly questionLimitMs?: number;
  /** Tells ops what they should know, by facts that name no person. */
  readonly warn?: (facts: Readonly<Record<string, string | number | boolean>>, message: string) => void;
}

/** Every use case takes one of these: `pauseCampaign({ ctx, input })`. */
export interface ServiceCall<Input> {
  readonly ctx: ServiceContext;
  readonly input: Input;
}

/** What an activity acts as. */
export const systemActor: Actor = { type: 'SYSTEM', id: null, name: 'Fermata' };
