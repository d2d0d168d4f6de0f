import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts, contactTopics, topics } from '../../../db/schema';
import type { Question } from '../../../domain/segment/question';
import type { CompileScope } from './operand';
import { not } from './operand';

/** Whether a contact spoke about a topic, or said so; who never did has no row. */
export function compileTopic(
  { topic, comparison }: Extract<Question, { kind: 'TOPIC' }>,
  { organizationId }: CompileScope,
): SQL {
  const { comparison: asked, negated } = comparison;
  const answer =
    asked.kind === 'BOOLEAN' ? sql`and ${contactTopics.subscribed} = ${asked.value}::boolean` : sql.empty();
  const found = sql`exists (select 1 from ${contactTopics} where ${contactTopics.contactId} = ${contacts.id}
    and ${contactTopics.topicId} = (select ${topics.id} from ${topics}
      where ${topics.organizationId} = ${organizationId}::uuid and ${topics.key} = ${topic}::text) ${answer})`;
  return negated ? not(found) : found;
}
