import type { Contact } from '../../domain/contact/contact';
import type { ServiceCall } from '../context';
import { getContactInOrganization } from './load';
import { presentContact } from './present';

/** One person, with the present state of their consents. @throws Failure NOT_FOUND */
export async function getContact({ ctx, input }: ServiceCall<{ readonly contactId: string }>): Promise<Contact> {
  return presentContact(ctx.db, await getContactInOrganization(ctx, input.contactId));
}
