/**
 * What became of one hand-over.
 * - `accepted`: the server answered 2xx to the message; it is theirs now.
 * - `deferred`: not taken, and another try may work. `connection` scope means that the server refuses
 *   work in general (421, no connection), so the caller slows down instead of blaming the address.
 * - `rejected`: refused for good (5xx). `recipient` scope says that the address is at fault; `message` scope, that
 *   the sender or the content is, which says nothing about the address.
 * - `unknown`: the connection was lost after the message had been sent and before the reply came,
 *   so nobody knows whether it was taken (RFC 1047). The ledger keeps such a row in doubt.
 */
export type DeliveryOutcome =
  | { readonly kind: 'accepted'; readonly providerMessageId: string | null; readonly reply: string }
  | {
      readonly kind: 'deferred';
      readonly reply: string;
      /** The SMTP reply code, null when no reply was received. */
      readonly code: number | null;
      /** RFC 3463, such as `4.7.1`. */
      readonly enhancedCode: string | null;
      /** How long the server asked to wait, null when it did not say. */
      readonly retryAfterMs: number | null;
      readonly scope: 'recipient' | 'connection';
    }
  | {
      readonly kind: 'rejected';
      readonly reply: string;
      readonly code: number;
      readonly enhancedCode: string | null;
      readonly scope: 'recipient' | 'message';
    }
  | { readonly kind: 'unknown'; readonly reason: string };
