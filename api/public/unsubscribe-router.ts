import type { Request, Response } from 'express';
import { Router, urlencoded } from 'express';
import type { TrackingDeps } from '../../services/tracking/deps';
import type { Preference, TopicPreference } from '../../services/tracking/preferences';
import { changePreferences, listPreferences } from '../../services/tracking/preferences';
import type { Subscriber } from '../../services/tracking/subscriber';
import { findSubscriber } from '../../services/tracking/subscriber';
import { verifyToken } from '../../services/tracking/token';
import { unsubscribe } from '../../services/tracking/unsubscribe';
import { requestFacts } from '../middleware/request';
import type { SafeHtml } from './page';
import { html, sendPage } from './page';
import { visitOf } from './visit';
import { readerLocale, wordsIn } from './words';

/** What our own button sends, to tell it from a mail client's one-click request (RFC 8058). */
const FROM_PAGE = 'page';

/** Unsubscribing and preferences. A GET changes nothing: scanners follow every link of a mail. */
export function createUnsubscribeRouter(deps: TrackingDeps): Router {
  const router = Router();
  const readForm = urlencoded({ extended: false, limit: '10kb' });
  router.get('/u/:token', async ({ params: { token } }, response) => askToLeave(deps, token, response));
  router.post('/u/:token', readForm, async (request, response) => {
    const source = wordsOf(request, 'from').includes(FROM_PAGE) ? 'unsubscribe page' : 'one-click unsubscribe';
    const { messageId } = await unsubscribe(deps, { token: request.params.token, visit: visitOf(request), source });
    sayGoodbye(deps, await findSubscriber(deps.sql, messageId), response);
  });
  router.get('/u/:token/preferences', async ({ params: { token } }, response) =>
    showPreferences(deps, token, response, { saved: false }),
  );
  router.post('/u/:token/preferences', readForm, async (request, response) => {
    const { token } = request.params;
    await changePreferences(deps, {
      token,
      granted: new Set(wordsOf(request, 'granted')),
      topicsShown: new Set(wordsOf(request, 'shown')),
      topicsWanted: new Set(wordsOf(request, 'topic')),
      visit: visitOf(request),
    });
    await showPreferences(deps, token, response, { saved: true });
  });
  return router;
}

/** The values of a form field, which may be there once, several times or not at all. */
function wordsOf(request: Request<Record<string, string>>, field: string): readonly string[] {
  const body: unknown = request.body;
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
  return [value].flat().filter((word) => typeof word === 'string');
}

async function askToLeave(deps: TrackingDeps, token: string, response: Response): Promise<void> {
  const { messageId } = verifyToken(deps.tokens, token, 'unsubscribe');
  const reader = await findSubscriber(deps.sql, messageId);
  if (reader.unsubscribed) return sayGoodbye(deps, reader, response);
  const { locale, words } = languageOf(reader, response);
  sendPage(response, {
    locale,
    title: words.leaveTitle(reader.senderName),
    body: html`<p>${words.leaveQuestion(reader.senderName, reader.maskedEmail)}</p>
      <form method="post">
        <input type="hidden" name="from" value="${FROM_PAGE}" /><button>${words.leaveButton}</button>
      </form>
      ${preferencesLink(deps, reader, words.choose)}`,
  });
}

function sayGoodbye(deps: TrackingDeps, reader: Subscriber, response: Response): void {
  const { locale, words } = languageOf(reader, response);
  sendPage(response, {
    locale,
    title: words.leftTitle,
    body: html`<p role="status">${words.leftSentence(reader.senderName, reader.maskedEmail)}</p>
      ${preferencesLink(deps, reader, words.choose)}`,
  });
}

async function showPreferences(
  deps: TrackingDeps,
  token: string,
  response: Response,
  { saved }: { readonly saved: boolean },
): Promise<void> {
  const { messageId, preferences, topics } = await listPreferences(deps, token);
  const reader = await findSubscriber(deps.sql, messageId);
  const { locale, words } = languageOf(reader, response);
  sendPage(response, {
    locale,
    title: words.preferencesTitle,
    body: html`${saved ? html`<p role="status"><strong>${words.saved}</strong></p>` : ''}
      <p>${words.preferencesSentence(reader.senderName, reader.maskedEmail)}</p>
      <form method="post">
        <fieldset>
          <legend>${words.preferencesLegend}</legend>
          ${preferences.map((preference) => checkbox(preference, words.consents[preference.type]))}
        </fieldset>
        ${topics.length === 0 ? '' : topicFields(topics, words.topicsLegend)}
        <button>${words.save}</button>
      </form>`,
  });
}

const checkbox = ({ type, granted }: Preference, label: string): SafeHtml =>
  html`<label
    ><input type="checkbox" name="granted" value="${type}" ${granted ? html` checked` : ''} />${label}</label
  >`;

/** The topics shown go with the form: one added meanwhile is not taken for refused. */
const topicFields = (topics: readonly TopicPreference[], legend: string): SafeHtml =>
  html`<fieldset>
    <legend>${legend}</legend>
    ${topics.map(
      ({ topicId, name, description, wanted }) =>
        html`<input type="hidden" name="shown" value="${topicId}" /><label
            ><input type="checkbox" name="topic" value="${topicId}" ${wanted ? html` checked` : ''} /><span
              >${name}${description === null ? '' : html`<br /><small>${description}</small>`}</span
            ></label
          >`,
    )}
  </fieldset>`;

function preferencesLink({ tokens, publicOrigin }: TrackingDeps, { messageId }: Subscriber, label: string): SafeHtml {
  const address = `${publicOrigin}/u/${tokens.sign('preferences', messageId)}/preferences`;
  return html`<p class="soft"><a href="${address}">${label}</a></p>`;
}

function languageOf({ locale: known }: Subscriber, response: Response) {
  const locale = readerLocale(known, requestFacts(response.req).locale);
  return { locale, words: wordsIn[locale] };
}
