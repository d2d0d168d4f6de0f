import type { Sender, UtmParameters } from '../../domain/campaign/campaign';
import type { Locale } from '../../domain/locale/locale';

/** What a marketer wrote: Liquid in every text, and the body as MJML or as HTML (exactly one of them). */
export interface ContentSource {
  readonly subject: string;
  readonly preheader?: string | null | undefined;
  readonly mjml?: string | null | undefined;
  readonly html?: string | null | undefined;
  /** The text part; made from the HTML when absent. */
  readonly text?: string | null | undefined;
  readonly sender: Sender;
  readonly replyTo?: string | null | undefined;
  /** Opens and clicks: a pixel, and links that pass through the public origin. */
  readonly trackingEnabled: boolean;
  /** A transactional message carries no unsubscribe headers and no footer. */
  readonly transactional: boolean;
  readonly utm?: UtmParameters | null | undefined;
  /** The language of the footer that is added where the body has no unsubscribe link. English when absent. */
  readonly locale?: Locale | undefined;
}

/** {@link ContentSource} after everything that is the same for every recipient. Plain JSON; the same source gives the same result. */
export interface CompiledContent {
  /** Liquid. */
  readonly subject: string;
  /** Liquid in HTML: MJML compiled, links rewritten, preheader, footer and pixel in place. */
  readonly html: string;
  /** Liquid in plain text, with the same links. */
  readonly text: string;
  /** The tracked addresses in the order of the index that a click token carries. They may hold Liquid. */
  readonly links: readonly string[];
  /** The variables that subject, HTML and text use, such as `contact.firstName`, sorted. */
  readonly variables: readonly string[];
  readonly sender: Sender;
  readonly replyTo: string | null;
  readonly transactional: boolean;
}

/** Values by name, as Liquid reads them. Inherited properties are out of a template's reach. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a template may speak of. */
export interface ContentScope {
  /** `firstName`, `lastName`, `email`, `company`, `position`, `phone`, `city`, `country`, `region`, `customFields`, `tags`, `locale` … */
  readonly contact: Fields;
  /** `name`; null for an organisation-wide message. */
  readonly artist: Fields | null;
  /** `name`. */
  readonly organization: Fields;
  /** `name`, `email`, `signature`. */
  readonly sender: Fields;
  /** The event that an automation reacts to: its properties. */
  readonly event: Fields | null;
}

/** The part of the scope that all recipients of one content share. */
export type SharedScope = Pick<ContentScope, 'artist' | 'organization' | 'sender'>;

/** One person to render for. */
export interface ContentRecipient {
  /** The ledger row: Message-ID and every link token are made of it. */
  readonly messageId: string;
  readonly email: string;
  readonly contact: Fields;
  readonly event: Fields | null;
}
