import type { ConsentType } from '../../domain/consent/consent';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { contactConsents, contacts } from '../../db/schema';

type ContactValues = typeof contacts.$inferInsert;

interface ContactOptions extends Partial<Omit<ContactValues, 'email' | 'organizationId'>> {
  readonly organizationId: string;
  readonly email?: string;
  /** Granted consents; marketing by email unless given. */
  readonly consents?: readonly ConsentType[];
}

let made = 0;

/** A contact who has agreed to marketing by email, unless said otherwise. */
export async function createContact({ db }: Pick<DatabaseConnection, 'db'>, options: ContactOptions) {
  made += 1;
  const { consents = ['EMAIL_MARKETING'], ...values } = options;
  const row = { firstName: 'Ada', email: `person-${made}@example.com`, ...values, id: options.id ?? newId() };
  await db.insert(contacts).values(row);
  if (consents.length > 0) {
    await db.insert(contactConsents).values(
      consents.map((type) => ({
        contactId: row.id,
        organizationId: row.organizationId,
        type,
        granted: true,
        source: 'test',
        at: new Date(),
      })),
    );
  }
  return row;
}
