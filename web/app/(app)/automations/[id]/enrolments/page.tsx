import { EnrolmentListPage } from '../../../../../features/enrolments/enrolment-list-page';
import { pageTitle } from '../../../../../i18n/page-title';
import type { WithId } from '../../../../page-props';

export const generateMetadata = pageTitle(({ automations }) => automations.title);

export default async function EnrolmentListPageRoute({ params }: WithId) {
  return <EnrolmentListPage id={(await params).id} />;
}
