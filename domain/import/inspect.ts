import { emailFault } from '../contact/email';
import { failure, invalid } from '../error/failure';
import type { Failure } from '../error/failure';
import type { Sentences } from '../locale/locale';
import { planColumns } from './plan';
import type { PlannedColumn, PlanRequest } from './plan';
import { MAX_COLUMNS, sniffText } from './sniff';
import type { SniffedText } from './sniff';

export interface InspectedText extends SniffedText {
  readonly columns: readonly PlannedColumn[];
}

export const unreadable = (message: Sentences, details: readonly { path: string; message: string }[] = []): Failure =>
  failure('INVALID_FILE', { message, details });

const tooWide: Sentences = {
  en: `The first line names more than ${MAX_COLUMNS} columns, or never ends. Send a list of contacts with one person a line.`,
  fr: `La première ligne nomme plus de ${MAX_COLUMNS} colonnes, ou ne finit jamais. Envoyez une liste de contacts avec une personne par ligne.`,
};
const noHeader: Sentences = {
  en: 'The first line holds an email address instead of the names of the columns. Add a first line such as "email,first name,last name".',
  fr: 'La première ligne contient une adresse email au lieu des noms des colonnes. Ajoutez une première ligne comme « email;prénom;nom ».',
};
const noRows: Sentences = {
  en: 'The file names its columns and has no row below them.',
  fr: "Le fichier nomme ses colonnes et n'a aucune ligne en dessous.",
};
const noText: Sentences = {
  en: 'The file holds nothing but empty lines. Send a CSV whose first line names the columns.',
  fr: 'Le fichier ne contient que des lignes vides. Envoyez un CSV dont la première ligne nomme les colonnes.',
};

const noAddress = (headers: readonly string[]): Sentences => {
  const shown = headers
    .slice(0, 20)
    .map((header) => `"${header.slice(0, 60)}"`)
    .join(', ');
  return {
    en: `No column is known to hold email addresses. The columns are: ${shown}. Name one in the mapping, such as {"${headers[0]?.slice(0, 60) ?? ''}": "email"}.`,
    fr: `Aucune colonne n'est connue pour contenir des adresses email. Les colonnes sont : ${shown}. Nommez-la dans le mapping, comme {"${headers[0]?.slice(0, 60) ?? ''}": "email"}.`,
  };
};

/**
 * Reads the header of a delimited text and plans where each column goes.
 * @param text the first kilobytes; `whole` says that there is no more.
 * @throws Failure INVALID_FILE when it is no list of contacts; VALIDATION_FAILED naming each wrong part of the mapping.
 */
export function inspectText(text: string, whole: boolean, request: Omit<PlanRequest, 'headers'>): InspectedText {
  const sniffed = sniffText(text, whole);
  const { headers } = sniffed;
  if (sniffed.endless || headers.length > MAX_COLUMNS) throw unreadable(tooWide);
  if (headers.length === 0) throw unreadable(noText);
  if (headers.some((header) => emailFault(header) === null)) throw unreadable(noHeader);
  const { columns, faults } = planColumns({ ...request, headers });
  if (faults.length > 0) throw invalid(faults);
  if (!columns.some(({ target }) => target === 'email')) throw unreadable(noAddress(headers));
  if (whole && text.slice(sniffed.headerLength).trim() === '') throw unreadable(noRows);
  return { ...sniffed, columns };
}
