import { EnrolmentPage } from '../../../../features/enrolments/enrolment-page';
import { pageTitle } from '../../../../i18n/page-title';
import type { WithId } from '../../../page-props';

export const generateMetadata = pageTitle(({ automations }) => automations.title);

export default async function EnrolmentPageRoute({ params }: WithId) {
  return <EnrolmentPage id={(await params).id} />;
}
