import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts } from '../../../db/schema';
import type { FieldType } from '../../../domain/contact/contact';
import type { ContactField } from '../../../domain/segment/fields';
import type { CompileScope, Operand } from './operand';
import { jsonOperand } from './json';

/** What each column of a contact that conditions may name compiles to. */
const columnOperands: Readonly<Record<ContactField, Operand>> = {
  email: { kind: 'text', value: sql`${contacts.email}` },
  firstName: { kind: 'text', value: sql`${contacts.firstName}` },
  lastName: { kind: 'text', value: sql`${contacts.lastName}` },
  company: { kind: 'text', value: sql`${contacts.company}` },
  position: { kind: 'text', value: sql`${contacts.position}` },
  phone: { kind: 'text', value: sql`${contacts.phone}` },
  country: { kind: 'text', value: sql`${contacts.country}` },
  region: { kind: 'text', value: sql`${contacts.region}` },
  city: { kind: 'text', value: sql`${contacts.city}` },
  timezone: { kind: 'text', value: sql`${contacts.timezone}` },
  locale: { kind: 'text', value: sql`${contacts.locale}` },
  source: { kind: 'text', value: sql`${contacts.source}` },
  status: { kind: 'text', value: sql`${contacts.status}` },
  lifecycleStage: { kind: 'text', value: sql`${contacts.lifecycleStage}` },
  engagementScore: { kind: 'real', value: sql`${contacts.engagementScore}` },
  leadScore: { kind: 'real', value: sql`${contacts.leadScore}` },
  birthDate: { kind: 'day', value: sql`${contacts.birthDate}` },
  lastActivity: { kind: 'instant', value: sql`${contacts.lastActivity}` },
  createdAt: { kind: 'instant', value: sql`${contacts.createdAt}` },
  updatedAt: { kind: 'instant', value: sql`${contacts.updatedAt}` },
  roles: { kind: 'list', value: sql`${contacts.roles}::text[]` },
  tags: { kind: 'list', value: sql`${contacts.tags}` },
};

export const columnOperand = (column: ContactField): Operand => columnOperands[column];

/** A custom field read as the type that the condition declares; a value of another JSON type counts as missing. */
export const customOperand = (name: string, type: FieldType, scope: CompileScope): Operand =>
  jsonOperand(sql`(${contacts.customFields} -> ${name}::text)`, type, scope);

/** The state of one consent; null for a contact who was never asked. */
export const consentGranted = (type: string): SQL =>
  sql`(select contact_consents.granted from contact_consents
       where contact_consents.contact_id = ${contacts.id} and contact_consents.type = ${type}::text)`;
