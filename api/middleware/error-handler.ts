import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { errorStatus } from '../../domain/error/codes';
import { failure } from '../../domain/error/failure';
import type { Problem } from '../errors';
import { PROBLEM_TYPE, presentProblem, toFailure } from '../errors';
import { requestFacts } from './request';

export const notFound: RequestHandler = (_request, _response, next) =>
  next(failure('NOT_FOUND', { message: noAddress }));

/** Answers every error as a problem document; what is our fault is logged under the id that the caller is given. */
export function answerErrors(logger: Logger, now: () => Date): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { id, locale } = requestFacts(request);
    const known = toFailure(error);
    if (errorStatus[known.code] >= 500) logger.error({ requestId: id, err: known.cause ?? known }, 'request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, presentProblem(known, { requestId: id, locale, now: now() }));
  };
}

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

const noAddress = {
  en: 'There is nothing at this address. The routes are listed at /api/docs.',
  fr: "Il n'y a rien à cette adresse. Les routes sont listées sur /api/docs.",
};
