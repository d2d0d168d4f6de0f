import type { MessageSummary } from '../present';
import { button, byId, element } from './dom';
import { addressText, showMessage } from './message-view';
import { deleteAll, fetchListing, fetchMessage } from './server';
import { locale, word } from './words';

const PAGE = 50;
const TYPING_PAUSE_MS = 200;

const list = byId('list');
const article = byId('message');
const total = byId('total');
const search = byId('search');

const state = { query: '', limit: PAGE, typing: 0 };

const chosenId = () => /^#\/m\/([\w-]+)$/.exec(location.hash)?.[1] ?? null;

async function refreshList(): Promise<void> {
  try {
    const { total: all, messages_count: matching, messages } = await fetchListing(state.query, state.limit);
    total.textContent = word('messages', { count: all.toLocaleString(locale) });
    const rows: HTMLElement[] = messages.map(row);
    if (rows.length === 0)
      rows.push(element('p', { class: 'empty' }, word(state.query === '' ? 'noMail' : 'noneFound')));
    if (matching > messages.length) rows.push(button(word('more'), 'quiet more', showMore));
    list.replaceChildren(...rows);
    markChosen();
  } catch {
    total.textContent = word('unreachable');
  }
}

function row(message: MessageSummary): HTMLElement {
  const to = message.To[0] ?? message.Bcc[0];
  const recipient = to === undefined ? '' : addressText(to);
  return element(
    'a',
    { class: 'row', href: `#/m/${message.ID}`, 'data-id': message.ID },
    element('span', { class: 'initial', 'aria-hidden': 'true' }, (recipient[0] ?? '?').toUpperCase()),
    element('span', { title: recipient }, recipient),
    element('time', { datetime: message.Created }, timeText(new Date(message.Created))),
    element('span', { class: 'subject' }, message.Subject || word('noSubject')),
    element('span', { class: 'snippet' }, message.Snippet),
  );
}

function timeText(at: Date): string {
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday
    ? at.toLocaleTimeString(locale, { timeStyle: 'short' })
    : at.toLocaleDateString(locale, { day: 'numeric', month: 'short' });
}

function markChosen(): void {
  const id = chosenId();
  for (const entry of list.querySelectorAll('.row')) {
    if (entry.getAttribute('data-id') === id) entry.setAttribute('aria-current', 'true');
    else entry.removeAttribute('aria-current');
  }
}

async function refreshMessage(): Promise<void> {
  const id = chosenId();
  article.toggleAttribute('data-open', id !== null);
  markChosen();
  const message = id === null ? null : await fetchMessage(id);
  // Another may have been chosen while this one was on its way.
  if (id !== chosenId()) return;
  if (message === null) {
    article.replaceChildren(element('p', { class: 'empty' }, word(id === null ? 'choose' : 'gone')));
    return;
  }
  showMessage(article, message, () => {
    location.hash = '';
  });
  article.focus();
}

function showMore(): void {
  state.limit += PAGE;
  void refreshList();
}

function writeWords(): void {
  document.documentElement.lang = locale;
  document.title = `${word('inbox')} · Fermata`;
  for (const place of document.querySelectorAll('[data-word="inbox"]')) place.textContent = word('inbox');
  search.setAttribute('placeholder', word('search'));
  search.setAttribute('aria-label', word('search'));
  byId('delete-all').textContent = word('deleteAll');
}

search.addEventListener('input', () => {
  clearTimeout(state.typing);
  state.typing = window.setTimeout(() => {
    state.query = search instanceof HTMLInputElement ? search.value.trim() : '';
    state.limit = PAGE;
    void refreshList();
  }, TYPING_PAUSE_MS);
});

byId('delete-all').addEventListener('click', () => {
  if (!confirm(word('confirmDelete'))) return;
  void deleteAll().then(() => {
    location.hash = '';
    return refreshList();
  });
});

window.addEventListener('hashchange', () => void refreshMessage());
new EventSource('/events').addEventListener('change', () => void refreshList());

writeWords();
void refreshList();
void refreshMessage();
