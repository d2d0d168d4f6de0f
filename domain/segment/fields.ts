import type { ConsentType } from '../consent/consent';
import { consentTypes } from '../consent/consent';
import type { FieldType } from '../contact/contact';
import { customFieldName } from '../contact/custom-fields';
import { isUuid } from '../identity/uuid';
import { topicKey } from '../topic/topic';

/** The columns of a contact that a segment may ask about, with the type a condition must declare for each. */
export const contactFieldTypes = {
  email: 'STRING',
  firstName: 'STRING',
  lastName: 'STRING',
  company: 'STRING',
  position: 'STRING',
  phone: 'STRING',
  country: 'STRING',
  region: 'STRING',
  city: 'STRING',
  timezone: 'STRING',
  locale: 'STRING',
  source: 'STRING',
  status: 'STRING',
  lifecycleStage: 'STRING',
  engagementScore: 'NUMBER',
  leadScore: 'NUMBER',
  birthDate: 'DATE',
  lastActivity: 'DATE',
  createdAt: 'DATE',
  updatedAt: 'DATE',
  roles: 'ARRAY',
  tags: 'ARRAY',
} as const satisfies Readonly<Record<string, FieldType>>;
export type ContactField = keyof typeof contactFieldTypes;

/** What a recipient did with a campaign. */
export const campaignOutcomes = ['RECEIVED', 'OPENED', 'CLICKED', 'REPLIED', 'BOUNCED', 'UNSUBSCRIBED'] as const;
export type CampaignOutcome = (typeof campaignOutcomes)[number];

/** Where a contact stands in an automation, in any of their walks. `ACTIVE` is every walk under way, waiting or held. */
export const automationStates = [
  'ENTERED',
  'ACTIVE',
  'WAITING',
  'COMPLETED',
  'EXITED',
  'GOAL_REACHED',
  'FAILED',
] as const;
export type AutomationState = (typeof automationStates)[number];

/** What the `field` of a condition names. */
export type FieldReference =
  | { readonly kind: 'column'; readonly column: ContactField }
  | { readonly kind: 'custom'; readonly name: string }
  | { readonly kind: 'consent'; readonly consent: ConsentType }
  | { readonly kind: 'segment' }
  | { readonly kind: 'campaign'; readonly campaignId: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'automation'; readonly automationId: string }
  /** The step of an automation at which the contact stands now. */
  | { readonly kind: 'step'; readonly automationId: string };

const isContactField = (name: string): name is ContactField => Object.hasOwn(contactFieldTypes, name);

/** Reads the `field` of a condition; null when it names nothing that a segment can ask about. */
export function readField(field: string): FieldReference | null {
  if (field === 'segment') return { kind: 'segment' };
  if (isContactField(field)) return { kind: 'column', column: field };
  const dot = field.indexOf('.');
  const name = field.slice(dot + 1);
  switch (field.slice(0, Math.max(dot, 0))) {
    case 'customFields':
      return customFieldName.test(name) ? { kind: 'custom', name } : null;
    case 'consent': {
      const consent = consentTypes.find((type) => type === name);
      return consent ? { kind: 'consent', consent } : null;
    }
    case 'campaign':
      return isUuid(name.toLowerCase()) ? { kind: 'campaign', campaignId: name.toLowerCase() } : null;
    case 'topic':
      return topicKey.test(name) ? { kind: 'topic', topic: name } : null;
    case 'automation':
      return readAutomation(name);
    default:
      return null;
  }
}

function readAutomation(name: string): FieldReference | null {
  const isStep = name.endsWith('.step');
  const automationId = (isStep ? name.slice(0, -'.step'.length) : name).toLowerCase();
  return isUuid(automationId) ? { kind: isStep ? 'step' : 'automation', automationId } : null;
}

/** The type that a field's conditions must declare; null for a custom field, whose definition or first value decides. */
export function typeOfField(reference: FieldReference): FieldType | null {
  switch (reference.kind) {
    case 'column':
      return contactFieldTypes[reference.column];
    case 'custom':
      return null;
    case 'consent':
    case 'topic':
      return 'BOOLEAN';
    case 'segment':
    case 'campaign':
    case 'automation':
    case 'step':
      return 'STRING';
  }
}
