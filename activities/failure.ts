import { ApplicationFailure, log } from '@temporalio/activity';
import { recoverableCodes } from '../domain/error/codes';
import { Failure } from '../domain/error/failure';

/**
 * An activity whose errors may be kept in a history: a refusal of ours ends the trying, anything else is tried again.
 * Only words that hold no personal data leave; the error itself, whose text may hold a contact's values, goes to the log.
 */
export const reporting =
  <Input, Output>(run: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    try {
      return await run(input);
    } catch (error) {
      throw reportable(error);
    }
  };

function reportable(error: unknown): Error {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof Failure) {
    const places = error.details.map(({ path, message }) => `${path}: ${message}`).join('; ');
    const message = withoutAddresses(places === '' ? error.message : `${error.message} ${places}`);
    return recoverableCodes.has(error.code)
      ? ApplicationFailure.retryable(message, error.code)
      : ApplicationFailure.nonRetryable(message, error.code);
  }
  log.error('an activity failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const { name, message } = deepestCause(error);
  return ApplicationFailure.retryable(withoutAddresses(message), name);
}

/** Drizzle's own message repeats the statement's parameters; that of the server's error beneath it does not. */
function deepestCause(error: unknown): { readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: 'the worker log says more' };
  return error.cause instanceof Error ? deepestCause(error.cause) : error;
}

const withoutAddresses = (text: string): string => text.replaceAll(/[^\s<>"'()]+@[^\s<>"'()]+/g, '…');
