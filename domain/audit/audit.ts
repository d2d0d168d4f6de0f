import type { JsonValue } from '../event/event';

export const actorTypes = ['USER', 'API_KEY', 'SYSTEM', 'CONTACT'] as const;
export type ActorType = (typeof actorTypes)[number];

export interface Actor {
  readonly type: ActorType;
  readonly id: string | null;
  readonly name: string;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: Actor;
  /** `entity.verb`, such as `contact.updated`. */
  readonly action: string;
  readonly entity: { readonly type: string; readonly id: string };
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly ip: string | null;
}
