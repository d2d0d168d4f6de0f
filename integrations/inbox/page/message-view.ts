import type { Address, MessageDetail } from '../present';
import { button, element } from './dom';
import { fetchSource, unsubscribe } from './server';
import { locale, word } from './words';
import type { Word } from './words';

/** Fills `target` with one message: who, what, one-click unsubscribe, attachments, and its four views. */
export function showMessage(target: HTMLElement, message: MessageDetail, close: () => void): void {
  const panel = element('div', { class: 'panel', role: 'tabpanel' });
  const head = element(
    'div',
    { class: 'head' },
    button(word('back'), 'quiet back', close),
    element('h2', {}, message.Subject || word('noSubject')),
    addressLines(message),
    ...unsubscribeBox(message),
    ...attachmentLinks(message),
  );
  target.replaceChildren(head, tabs(message, panel), panel);
}

function addressLines(message: MessageDetail): HTMLElement {
  const date = new Date(message.Date).toLocaleString(locale, { dateStyle: 'full', timeStyle: 'short' });
  const rows: readonly (readonly [Word, string])[] = [
    ['from', message.From === null ? '' : addressText(message.From)],
    ['to', message.To.map(addressText).join(', ')],
    ['cc', message.Cc.map(addressText).join(', ')],
    ['bcc', message.Bcc.map(addressText).join(', ')],
    ['date', date],
  ];
  const shown = rows.filter(([, value]) => value !== '');
  return element(
    'dl',
    {},
    ...shown.flatMap(([key, value]) => [element('dt', {}, word(key)), element('dd', {}, value)]),
  );
}

export function addressText({ Name, Address: address }: Address): string {
  return Name === '' ? address : `${Name} <${address}>`;
}

function unsubscribeBox(message: MessageDetail): HTMLElement[] {
  const { Links, HeaderPost } = message.ListUnsubscribe;
  const [link] = Links;
  if (link === undefined) return [];
  const box = element(
    'div',
    { class: 'unsubscribe' },
    element('a', { href: link, target: '_blank', rel: 'noopener' }, link),
  );
  if (HeaderPost === '') return [box];
  const outcome = element('output');
  const press = button(word('unsubscribe'), 'quiet', () => {
    press.disabled = true;
    void pressUnsubscribe(message.ID, outcome).finally(() => {
      press.disabled = false;
    });
  });
  box.append(press, outcome);
  return [box];
}

async function pressUnsubscribe(id: string, outcome: HTMLElement): Promise<void> {
  const { ok, status, reason } = await unsubscribe(id);
  outcome.className = ok ? 'good' : 'bad';
  const why = [status ?? '', reason].join(' ').trim();
  outcome.textContent = ok ? word('unsubscribed', { status: status ?? '' }) : word('notUnsubscribed', { reason: why });
}

function attachmentLinks(message: MessageDetail): HTMLElement[] {
  if (message.Attachments.length === 0) return [];
  const links = message.Attachments.map(({ PartID, FileName, Size }) =>
    element(
      'a',
      { href: `/api/v1/message/${message.ID}/part/${PartID}`, download: true },
      `${FileName || PartID} · ${kilobytes(Size)}`,
    ),
  );
  return [element('div', { class: 'attachments' }, ...links)];
}

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

const VIEWS = ['html', 'text', 'headers', 'source'] as const;
type View = (typeof VIEWS)[number];

function tabs(message: MessageDetail, panel: HTMLElement): HTMLElement {
  const bar = element('div', { class: 'tabs', role: 'tablist' });
  const choose = (chosen: View) => {
    for (const tab of bar.children) tab.setAttribute('aria-selected', String(tab.getAttribute('data-view') === chosen));
    void Promise.resolve(viewOf[chosen](message)).then((content) => panel.replaceChildren(content));
  };
  for (const view of VIEWS) {
    const tab = button(word(view), '', () => choose(view));
    tab.setAttribute('role', 'tab');
    tab.setAttribute('data-view', view);
    bar.append(tab);
  }
  choose(message.HTML === '' ? 'text' : 'html');
  return bar;
}

const viewOf: Readonly<Record<View, (message: MessageDetail) => HTMLElement | Promise<HTMLElement>>> = {
  html: (message) =>
    message.HTML === ''
      ? element('p', { class: 'empty' }, word('noHtml'))
      : element('iframe', {
          src: `/view/${message.ID}.html`,
          title: message.Subject,
          sandbox: 'allow-popups allow-popups-to-escape-sandbox',
          referrerpolicy: 'no-referrer',
        }),
  text: ({ Text }) => (Text === '' ? element('p', { class: 'empty' }, word('noText')) : element('pre', {}, Text)),
  headers: headerTable,
  source: async ({ ID }) => element('pre', {}, await fetchSource(ID)),
};

function headerTable({ Headers }: MessageDetail): HTMLElement {
  const rows = Object.entries(Headers).flatMap(([name, values]) =>
    values.map((value) => element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value))),
  );
  return element('table', {}, element('tbody', {}, ...rows));
}
