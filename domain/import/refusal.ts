import type { Sentences } from '../locale/locale';
import { emailSentences } from '../contact/email-sentences';
import type { EmailFault } from '../contact/email';
import type { RowDefect } from './row-reader';

/** Why a row is not imported. */
export type RefusalCode =
  | `EMAIL_${EmailFault}`
  | RowDefect
  | 'EXTRA_CELLS'
  | 'VALUE_TOO_LONG'
  | 'NOT_A_NUMBER'
  | 'NOT_A_DATE'
  | 'NOT_A_BOOLEAN'
  | 'NOT_A_LANGUAGE'
  | 'NOT_A_TIMEZONE'
  | 'NOT_A_STAGE'
  | 'NOT_A_ROLE'
  | 'ERASED';

export interface Refusal {
  readonly code: RefusalCode;
  /** The contact field at fault; null where the row as a whole is. */
  readonly field: string | null;
  readonly value: string | null;
}

const emailRefusals = {
  EMAIL_MISSING: emailSentences.MISSING,
  EMAIL_NO_AT: emailSentences.NO_AT,
  EMAIL_SEVERAL_AT: emailSentences.SEVERAL_AT,
  EMAIL_LOCAL_PART: emailSentences.LOCAL_PART,
  EMAIL_DOMAIN: emailSentences.DOMAIN,
  EMAIL_TOO_LONG: emailSentences.TOO_LONG,
};

const sentences: Readonly<Record<RefusalCode, Sentences>> = {
  ...emailRefusals,
  QUOTE_NOT_CLOSED: {
    en: 'A quotation mark in this row is never closed. Close it, or double the marks inside a text.',
    fr: "Un guillemet de cette ligne n'est jamais refermé. Refermez-le, ou doublez les guillemets à l'intérieur d'un texte.",
  },
  ROW_TOO_LONG: {
    en: 'The row is longer than a million characters. Is a line end missing?',
    fr: 'La ligne dépasse un million de caractères. Manque-t-il une fin de ligne ?',
  },
  EXTRA_CELLS: {
    en: 'The row has more cells than the header. Put a text that holds the separator in quotation marks.',
    fr: "La ligne a plus de cellules que l'en-tête. Mettez entre guillemets un texte qui contient le séparateur.",
  },
  VALUE_TOO_LONG: { en: 'The value is too long for this field.', fr: 'La valeur est trop longue pour ce champ.' },
  NOT_A_NUMBER: { en: 'This field holds numbers.', fr: 'Ce champ contient des nombres.' },
  NOT_A_DATE: {
    en: 'This field holds dates, such as 2025-02-28 or 28/02/2025.',
    fr: 'Ce champ contient des dates, comme 2025-02-28 ou 28/02/2025.',
  },
  NOT_A_BOOLEAN: { en: 'This field holds yes or no.', fr: 'Ce champ contient oui ou non.' },
  NOT_A_LANGUAGE: {
    en: 'This field holds a language, such as fr or pt-BR.',
    fr: 'Ce champ contient une langue, comme fr ou pt-BR.',
  },
  NOT_A_TIMEZONE: {
    en: 'This field holds a time zone, such as Europe/Paris.',
    fr: 'Ce champ contient un fuseau horaire, comme Europe/Paris.',
  },
  NOT_A_STAGE: {
    en: 'This field holds one of SUBSCRIBER, LEAD, QUALIFIED, CUSTOMER, ADVOCATE, LOST.',
    fr: 'Ce champ contient SUBSCRIBER, LEAD, QUALIFIED, CUSTOMER, ADVOCATE ou LOST.',
  },
  NOT_A_ROLE: {
    en: 'This field holds marketing, press, tour, label, finance or other.',
    fr: 'Ce champ contient marketing, presse, tournée, label, finance ou autre.',
  },
  ERASED: {
    en: 'This person asked to be erased, so they are not imported again.',
    fr: "Cette personne a demandé son effacement : elle n'est pas importée de nouveau.",
  },
};

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(sentences, code);
}

/** The reason in the reader's language; a code of another release is shown as it is. */
export const refusalSentence = (code: string): Sentences =>
  isRefusalCode(code) ? sentences[code] : { en: code, fr: code };
