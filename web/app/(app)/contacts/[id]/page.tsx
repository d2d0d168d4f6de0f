import { ContactPage } from '../../../../features/contacts/contact-page';
import { pageTitle } from '../../../../i18n/page-title';
import type { WithId } from '../../../page-props';

export const generateMetadata = pageTitle(({ contacts }) => contacts.title);

export default async function ContactRoute({ params }: WithId) {
  return <ContactPage id={(await params).id} />;
}
