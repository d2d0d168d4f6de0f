import { failure } from '../../domain/error/failure';
import type { EventProperties } from '../../domain/event/event';
import { renderHtml } from '../content/render';
import { preparedContent } from '../message/content-cache';
import { contactFields, RECIPIENT_COLUMNS } from '../message/recipient-fields';
import type { RecipientColumns } from '../message/recipient-fields';
import type { TrackingDeps } from './deps';
import { verifyToken } from './token';

interface ViewRow extends RecipientColumns {
  readonly organizationId: string;
  readonly contentId: string;
  readonly event: EventProperties | null;
}

/** A message as HTML, as it was sent to the person but with their values of today. @throws INVALID_TOKEN */
export async function viewInBrowser(deps: TrackingDeps, token: string): Promise<string> {
  const { sql, tokens } = deps;
  const { messageId } = verifyToken(tokens, token, 'view');
  const [row] = await sql<ViewRow[]>`
    select ${sql.unsafe(RECIPIENT_COLUMNS)}, m.organization_id as "organizationId", m.content_id as "contentId",
      (select e.properties from enrolments n join contact_events e on e.id = n.trigger_event_id
        where n.id = m.enrolment_id and e.contact_id = c.id) as event
    from messages m join contacts c on c.id = m.contact_id where m.id = ${messageId} and m.content_id is not null`;
  if (row === undefined) throw failure('INVALID_TOKEN');
  const content = await preparedContent(deps, row.organizationId, row.contentId);
  return renderHtml(content, { messageId, email: row.email, contact: contactFields(row), event: row.event });
}
