import { ContactList } from '../../../features/contacts/contact-list';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ contacts }) => contacts.title);

export default function ContactsPage() {
  return <ContactList />;
}
