import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { errorStatus } from '../../domain/error/codes';
import { toFailure } from '../errors';
import { requestFacts } from '../middleware/request';
import { html, sendPage } from './page';
import { wordsIn } from './words';

/** Whoever followed a link of a mail gets a page and a sentence; a failure of ours also its id in the log. */
export function showErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { id, locale } = requestFacts(request);
    const known = toFailure(error);
    if (errorStatus[known.code] >= 500) logger.error({ requestId: id, err: known.cause ?? known }, 'request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    sendPage(response, {
      status: errorStatus[known.code],
      locale,
      title: wordsIn[locale].failedTitle,
      body: html`<p>${known.sentence(locale)}</p>
        ${known.code === 'INTERNAL' ? html`<p class="soft">${id}</p>` : ''}`,
    });
  };
}
