import type { FieldType } from '../contact/contact';
import { consentTypes } from '../consent/consent';
import { eventNames } from '../event/event';
import type { Locale } from '../locale/locale';
import { ownValue } from '../record/own';
import type { ContactField } from './fields';
import { contactFieldTypes } from './fields';
import { choicesOfColumn } from './sentence/choice-words';
import { PRODUCTS, TIME_OF_EVENT } from './event-members';
import { eventLabel } from './sentence/event-words';
import { wordsOfProperty } from './sentence/property-words';
import { columnNouns, consentNouns } from './sentence/words';

export const fieldGroups = ['PERSON', 'PLACE', 'ACTIVITY', 'SCORE', 'CONSENT', 'TOPIC', 'CUSTOM'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

interface CatalogueChoice {
  readonly value: string | boolean;
  readonly label: string;
}

/** A field that a condition may name. */
export interface CatalogueField {
  /** As conditions write it: `city`, `consent.EMAIL_MARKETING`, `customFields.seats`. */
  readonly field: string;
  readonly group: FieldGroup;
  readonly label: string;
  readonly type: FieldType;
  /** All that the field may hold, where that is a closed list. */
  readonly choices?: readonly CatalogueChoice[];
  /** Whether the values that contacts hold can be looked up. */
  readonly suggests: boolean;
}

/** A property of events, with how a condition reads it. */
export interface TypedProperty {
  readonly property: string;
  readonly type: FieldType;
}

export interface CatalogueProperty extends TypedProperty {
  /** What a reader calls it; one that an organisation made up keeps its name. */
  readonly label: string;
}

export interface CatalogueEvent {
  readonly name: string;
  readonly label: string;
  readonly properties: readonly CatalogueProperty[];
}

const groupOfColumn: Readonly<Record<ContactField, FieldGroup>> = {
  email: 'PERSON',
  firstName: 'PERSON',
  lastName: 'PERSON',
  company: 'PERSON',
  position: 'PERSON',
  phone: 'PERSON',
  birthDate: 'PERSON',
  locale: 'PERSON',
  roles: 'PERSON',
  tags: 'PERSON',
  status: 'PERSON',
  lifecycleStage: 'PERSON',
  source: 'PERSON',
  country: 'PLACE',
  region: 'PLACE',
  city: 'PLACE',
  timezone: 'PLACE',
  lastActivity: 'ACTIVITY',
  createdAt: 'ACTIVITY',
  updatedAt: 'ACTIVITY',
  engagementScore: 'SCORE',
  leadScore: 'SCORE',
};

/** Hardly two people share one, so that a list of them would be of no use. */
const ofOnePerson: ReadonlySet<string> = new Set<ContactField>(['email', 'phone']);

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether the values that contacts hold in a field are worth looking up: texts and lists that people share. */
export const canSuggest = (field: string, type: FieldType): boolean =>
  (type === 'STRING' || type === 'ARRAY') && !ofOnePerson.has(field);

const yesAndNo: Readonly<Record<Locale, readonly CatalogueChoice[]>> = {
  en: [
    { value: true, label: 'Yes' },
    { value: false, label: 'No' },
  ],
  fr: [
    { value: true, label: 'Oui' },
    { value: false, label: 'Non' },
  ],
};

/** A field of one's own, or a topic, as the catalogue lists it. */
export function namedField(
  { field, label, type }: Pick<CatalogueField, 'field' | 'label' | 'type'>,
  group: FieldGroup,
  locale: Locale,
): CatalogueField {
  const choices = type === 'BOOLEAN' ? { choices: yesAndNo[locale] } : {};
  return { field, group, label, type, ...choices, suggests: canSuggest(field, type) };
}

/** The fields that every organisation has: the columns of a contact, group by group, and the consents. */
export function builtInFields(locale: Locale): readonly CatalogueField[] {
  const columns = columnEntries.map(([column, group]): CatalogueField => {
    const type = contactFieldTypes[column];
    const choices = choicesOfColumn(column, locale)?.map(({ value, label }) => ({ value, label: capitalized(label) }));
    return {
      field: column,
      group,
      label: capitalized(columnNouns[locale][column].noun),
      type,
      ...(choices ? { choices } : {}),
      suggests: !choices && canSuggest(column, type),
    };
  });
  const consents = consentTypes.map((consent) =>
    namedField(
      { field: `consent.${consent}`, label: capitalized(consentNouns[locale][consent].noun), type: 'BOOLEAN' },
      'CONSENT',
      locale,
    ),
  );
  return [...columns, ...consents];
}

const isColumn = (name: string): name is ContactField => Object.hasOwn(groupOfColumn, name);
const columnEntries = Object.keys(groupOfColumn)
  .filter(isColumn)
  .map((column) => [column, groupOfColumn[column]] as const);

const text = (property: string): TypedProperty => ({ property, type: 'STRING' });
const number = (property: string): TypedProperty => ({ property, type: 'NUMBER' });

/** What every event says of itself. */
const timeOfEvent: TypedProperty = { property: TIME_OF_EVENT, type: 'DATE' };

/** What the known events carry. */
const knownProperties: Readonly<Record<string, readonly TypedProperty[]>> = {
  [eventNames.emailSent]: [text('campaignId')],
  [eventNames.emailOpened]: [text('campaignId')],
  [eventNames.linkClicked]: [text('url'), text('campaignId')],
  [eventNames.purchaseMade]: [
    number('amount'),
    text('currency'),
    { property: PRODUCTS, type: 'ARRAY' },
    text('orderId'),
  ],
  [eventNames.formSubmitted]: [text('formId')],
  [eventNames.emailBounced]: [text('type'), text('campaignId')],
  [eventNames.unsubscribed]: [text('source'), text('campaignId')],
  [eventNames.consentChanged]: [text('type'), { property: 'granted', type: 'BOOLEAN' }, text('source')],
  [eventNames.contactCreated]: [text('source')],
  [eventNames.contactUpdated]: [{ property: 'fields', type: 'ARRAY' }],
  [eventNames.scoreChanged]: [text('score'), number('from'), number('to')],
  [eventNames.tagAdded]: [text('tag')],
  [eventNames.tagRemoved]: [text('tag')],
  [eventNames.topicChanged]: [text('topic'), { property: 'subscribed', type: 'BOOLEAN' }, text('source')],
  [eventNames.segmentEntered]: [text('segmentId')],
  [eventNames.segmentLeft]: [text('segmentId')],
};

/** The names that every organisation has events of. */
export const knownEventNames: readonly string[] = Object.keys(knownProperties);

/** An event with its known properties before those that were seen of it. */
export function eventEntry(name: string, seen: readonly TypedProperty[], locale: Locale): CatalogueEvent {
  const known = [...(ownValue(knownProperties, name) ?? []), timeOfEvent];
  const isNew = ({ property }: TypedProperty) => !known.some((one) => one.property === property);
  const properties = [...known, ...seen.filter(isNew)].map(({ property, type }) => {
    const { noun } = wordsOfProperty(property, locale);
    return { property, label: noun === null ? property : capitalized(noun), type };
  });
  return { name, label: capitalized(eventLabel(name, locale)), properties };
}
