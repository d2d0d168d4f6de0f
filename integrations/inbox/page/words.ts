const english = {
  inbox: 'Inbox',
  search: 'Search: word, to:, from:, subject:',
  deleteAll: 'Empty',
  confirmDelete: 'Delete every message of this inbox?',
  noMail: 'No mail yet. Whatever Fermata sends arrives here, and goes no further.',
  noneFound: 'No message matches.',
  choose: 'Choose a message.',
  gone: 'This message is no longer here.',
  more: 'More',
  back: '← Back',
  from: 'From',
  to: 'To',
  cc: 'Cc',
  bcc: 'Bcc',
  date: 'Date',
  html: 'HTML',
  text: 'Text',
  headers: 'Headers',
  source: 'Source',
  noHtml: 'This message has no HTML part.',
  noText: 'This message has no text part.',
  noSubject: '(no subject)',
  unsubscribe: 'Unsubscribe by one click',
  unsubscribed: 'Unsubscribed: the sender answered {status}.',
  notUnsubscribed: 'Not unsubscribed: {reason}',
  messages: '{count} messages',
  unreachable: 'The inbox does not answer; trying again.',
};

export type Word = keyof typeof english;

const french: Readonly<Record<Word, string>> = {
  inbox: 'Boîte de réception',
  search: 'Rechercher : mot, to:, from:, subject:',
  deleteAll: 'Vider',
  confirmDelete: 'Supprimer tous les messages de cette boîte ?',
  noMail: 'Aucun message. Tout ce que Fermata envoie arrive ici et ne va pas plus loin.',
  noneFound: 'Aucun message ne correspond.',
  choose: 'Choisissez un message.',
  gone: 'Ce message n’est plus ici.',
  more: 'Suite',
  back: '← Retour',
  from: 'De',
  to: 'À',
  cc: 'Copie',
  bcc: 'Copie cachée',
  date: 'Date',
  html: 'HTML',
  text: 'Texte',
  headers: 'En-têtes',
  source: 'Source',
  noHtml: 'Ce message n’a pas de partie HTML.',
  noText: 'Ce message n’a pas de partie texte.',
  noSubject: '(sans objet)',
  unsubscribe: 'Se désinscrire en un clic',
  unsubscribed: 'Désinscrit : l’expéditeur a répondu {status}.',
  notUnsubscribed: 'Pas désinscrit : {reason}',
  messages: '{count} messages',
  unreachable: 'La boîte ne répond pas ; nouvel essai.',
};

export const locale = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';

/** A word of the page in the browser's language, its `{places}` filled in. */
export function word(key: Word, places: Readonly<Record<string, string | number>> = {}): string {
  const text = (locale === 'fr' ? french : english)[key];
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ''));
}
