import { sql } from 'drizzle-orm';
import { contacts } from '../../../db/schema';
import type { FieldType } from '../../../domain/contact/contact';
import { contactRoles, contactStatuses, lifecycleStages } from '../../../domain/contact/contact';
import { INDEXED_TEXT_LENGTH } from '../../../domain/field-index/field-index';
import type { ContactField } from '../../../domain/segment/fields';
import type { CompileScope, Operand } from './operand';
import { jsonMember, jsonOperand } from './json';

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
  status: { kind: 'choice', value: sql`${contacts.status}`, choices: contactStatuses },
  lifecycleStage: { kind: 'choice', value: sql`${contacts.lifecycleStage}`, choices: lifecycleStages },
  engagementScore: { kind: 'real', value: sql`${contacts.engagementScore}` },
  leadScore: { kind: 'real', value: sql`${contacts.leadScore}` },
  birthDate: { kind: 'day', value: sql`${contacts.birthDate}` },
  lastActivity: { kind: 'instant', value: sql`${contacts.lastActivity}` },
  createdAt: { kind: 'instant', value: sql`${contacts.createdAt}` },
  updatedAt: { kind: 'instant', value: sql`${contacts.updatedAt}` },
  roles: { kind: 'choices', value: sql`${contacts.roles}`, choices: contactRoles, type: sql`contact_role` },
  tags: { kind: 'list', value: sql`${contacts.tags}` },
};

export const columnOperand = (column: ContactField): Operand => columnOperands[column];

/** A custom field read as the type that the condition declares; a value of another JSON type counts as missing. */
export function customOperand(name: string, type: FieldType, scope: CompileScope): Operand {
  const operand = jsonOperand(jsonMember(sql`${contacts.customFields}`, name), type, scope);
  return operand.kind === 'text' ? { ...operand, indexedLength: INDEXED_TEXT_LENGTH } : operand;
}
