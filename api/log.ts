import type { Logger } from 'pino';
import { pino } from 'pino';

const MAX_CAUSES = 5;

/** JSON lines on stdout. Nothing of a person is logged: no address, no body, no token, no query parameter. */
export const createLogger = (level: string): Logger =>
  pino({ level, base: { part: 'api' }, serializers: { err: (error: unknown) => describeError(error) } });

/**
 * An error for the log. A failed query says its text and the server's words, never its parameters,
 * for those hold what people wrote.
 */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error };
  const cause = error.cause !== undefined && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {};
  if ('query' in error && typeof error.query === 'string') {
    return { type: error.name, query: error.query, ...cause };
  }
  return { type: error.name, ...codeOf(error), message: error.message, stack: error.stack, ...cause };
}

const codeOf = (error: Error): { code?: string } =>
  'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
