import type { ContactRole, ContactStatus, LifecycleStage } from '../../contact/contact';
import { contactRoles, contactStatuses, lifecycleStages } from '../../contact/contact';
import type { Locale } from '../../locale/locale';
import type { ContactField } from '../fields';
import { fold } from '../fold';

/** Columns that hold one, or several, of few known words. */
const choiceColumns = {
  status: contactStatuses,
  lifecycleStage: lifecycleStages,
  roles: contactRoles,
} as const satisfies Partial<Record<ContactField, readonly string[]>>;
type ChoiceColumn = keyof typeof choiceColumns;

interface ChoiceWords {
  readonly status: Readonly<Record<ContactStatus, string>>;
  readonly lifecycleStage: Readonly<Record<LifecycleStage, string>>;
  readonly roles: Readonly<Record<ContactRole, string>>;
}

const words: Readonly<Record<Locale, ChoiceWords>> = {
  en: {
    status: { active: 'active', unsubscribed: 'unsubscribed', bounced: 'bounced', invalid: 'invalid' },
    lifecycleStage: {
      SUBSCRIBER: 'subscriber',
      LEAD: 'lead',
      QUALIFIED: 'qualified',
      CUSTOMER: 'customer',
      ADVOCATE: 'advocate',
      LOST: 'lost',
    },
    roles: { marketing: 'marketing', press: 'press', tour: 'tour', label: 'label', finance: 'finance', other: 'other' },
  },
  fr: {
    status: { active: 'actif', unsubscribed: 'désabonné', bounced: 'rejeté', invalid: 'invalide' },
    lifecycleStage: {
      SUBSCRIBER: 'abonné',
      LEAD: 'prospect',
      QUALIFIED: 'qualifié',
      CUSTOMER: 'client',
      ADVOCATE: 'ambassadeur',
      LOST: 'perdu',
    },
    roles: {
      marketing: 'marketing',
      press: 'presse',
      tour: 'tournée',
      label: 'label',
      finance: 'finance',
      other: 'autre',
    },
  },
};

const isChoiceColumn = (column: ContactField): column is ChoiceColumn => Object.hasOwn(choiceColumns, column);

/** A known word of a column, with what a reader calls it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The words that a column may hold; null for one that holds anything. */
export function choicesOfColumn(column: ContactField, locale: Locale): readonly Choice[] | null {
  if (!isChoiceColumn(column)) return null;
  return Object.entries(words[locale][column]).map(([value, label]) => ({ value, label }));
}

/** What a reader calls a value of a column; a value that is none of its known words stays as it is. */
export const choiceWord = (column: ContactField, value: string, locale: Locale): string =>
  choicesOfColumn(column, locale)?.find((choice) => fold(choice.value) === fold(value))?.label ?? value;
