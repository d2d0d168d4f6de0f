import type { ConsentType } from '../consent/consent';
import { consentTypes } from '../consent/consent';
import type { Contact, CustomValue, FieldType } from '../contact/contact';
import type { Locale, Sentences } from '../locale/locale';
import { ownValue } from '../record/own';

/** What one cell holds. A day (`2024-02-29`) and a moment (ISO 8601 in UTC) are texts of their column's kind. */
export type Cell = string | number | boolean | null;

export interface ExportColumn {
  readonly header: string;
  /** A `date` is a day or a moment, as its value says. A value may be older than its field's type: it stays what it is. */
  readonly kind: 'text' | 'number' | 'boolean' | 'day' | 'moment' | 'date';
  readonly cellOf: (contact: Contact) => Cell;
}

/** A custom field as its organisation defined it. */
export interface ExportedField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
}

interface BuiltInColumn extends Omit<ExportColumn, 'header'> {
  readonly header: Sentences;
}

const listed = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join('; '));

const text = (header: Sentences, cellOf: ExportColumn['cellOf']): BuiltInColumn => ({ header, kind: 'text', cellOf });

/** Names that the import reads again as the same fields. */
const person: readonly BuiltInColumn[] = [
  text({ en: 'Email', fr: 'Email' }, ({ email }) => email),
  text({ en: 'First name', fr: 'Prénom' }, ({ firstName }) => firstName),
  text({ en: 'Last name', fr: 'Nom' }, ({ lastName }) => lastName),
  text({ en: 'Company', fr: 'Entreprise' }, ({ company }) => company),
  text({ en: 'Position', fr: 'Fonction' }, ({ position }) => position),
  text({ en: 'Phone', fr: 'Téléphone' }, ({ phone }) => phone),
  text({ en: 'Country', fr: 'Pays' }, ({ country }) => country),
  text({ en: 'Region', fr: 'Région' }, ({ region }) => region),
  text({ en: 'City', fr: 'Ville' }, ({ city }) => city),
  {
    header: { en: 'Date of birth', fr: 'Date de naissance' },
    kind: 'day',
    cellOf: ({ birthDate }) => birthDate,
  },
  text({ en: 'Time zone', fr: 'Fuseau horaire' }, ({ timezone }) => timezone),
  text({ en: 'Language', fr: 'Langue' }, ({ locale }) => locale),
  text({ en: 'Source', fr: 'Source' }, ({ source }) => source),
  text({ en: 'Lifecycle stage', fr: 'Étape du cycle de vie' }, ({ lifecycleStage }) => lifecycleStage),
  text({ en: 'Roles', fr: 'Métiers' }, ({ roles }) => listed(roles)),
  text({ en: 'Tags', fr: 'Étiquettes' }, ({ tags }) => listed(tags)),
];

const consentNames: Readonly<Record<ConsentType, Sentences>> = {
  EMAIL_MARKETING: { en: 'Consent: email marketing', fr: 'Consentement : marketing par email' },
  SMS_MARKETING: { en: 'Consent: SMS marketing', fr: 'Consentement : marketing par SMS' },
  PHONE_MARKETING: { en: 'Consent: phone marketing', fr: 'Consentement : marketing par téléphone' },
  PROFILING: { en: 'Consent: profiling', fr: 'Consentement : profilage' },
  THIRD_PARTY_SHARING: { en: 'Consent: sharing with third parties', fr: 'Consentement : partage avec des tiers' },
};

/** True or false as last said; empty where the person was never asked. */
const consents: readonly BuiltInColumn[] = consentTypes.map((type) => ({
  header: consentNames[type],
  kind: 'boolean',
  cellOf: (contact) => contact.consents.find((state) => state.type === type)?.granted ?? null,
}));

const standing: readonly BuiltInColumn[] = [
  text({ en: 'Status', fr: 'Statut' }, ({ status }) => status),
  {
    header: { en: 'Engagement score', fr: "Score d'engagement" },
    kind: 'number',
    cellOf: ({ engagementScore }) => engagementScore,
  },
  { header: { en: 'Lead score', fr: 'Score de prospect' }, kind: 'number', cellOf: ({ leadScore }) => leadScore },
  {
    header: { en: 'Last activity', fr: 'Dernière activité' },
    kind: 'moment',
    cellOf: ({ lastActivity }) => lastActivity,
  },
  { header: { en: 'Added on', fr: 'Ajouté le' }, kind: 'moment', cellOf: ({ createdAt }) => createdAt },
  { header: { en: 'Contact id', fr: 'Identifiant du contact' }, kind: 'text', cellOf: ({ id }) => id },
];

/** The columns of a file of contacts: the person, the organisation's own fields by their labels, consents, standing. */
export function exportColumns(fields: readonly ExportedField[], locale: Locale): readonly ExportColumn[] {
  const named = ({ header, ...column }: BuiltInColumn): ExportColumn => ({ ...column, header: header[locale] });
  const before = person.map(named);
  const after = [...consents, ...standing].map(named);
  const taken = new Set([...before, ...after].map(({ header }) => header));
  const own = fields.map((field): ExportColumn => {
    // Two fields may be labelled alike, or like one of ours; a file names each column once.
    const header = taken.has(field.label) ? `${field.label} (${field.name})` : field.label;
    taken.add(header);
    return { header, kind: kindOf(field.type), cellOf: ({ customFields }) => customCell(customFields, field.name) };
  });
  return [...before, ...own, ...after];
}

function kindOf(type: FieldType): ExportColumn['kind'] {
  switch (type) {
    case 'STRING':
    case 'ARRAY':
      return 'text';
    case 'DATE':
      return 'date';
    case 'NUMBER':
      return 'number';
    case 'BOOLEAN':
      return 'boolean';
  }
}

const isList = (value: CustomValue | undefined): value is readonly string[] => Array.isArray(value);

function customCell(customFields: Contact['customFields'], name: string): Cell {
  const value = ownValue(customFields, name);
  return isList(value) ? listed(value) : (value ?? null);
}
