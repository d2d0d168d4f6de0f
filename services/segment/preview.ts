import { and, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import type { Question } from '../../domain/segment/question';
import { segmentsNamedBy } from '../../domain/segment/question';
import { questionSentence } from '../../domain/segment/sentence/sentence';
import { leavesOf, reasonsFor } from '../../domain/segment/sentence/why';
import { presentContacts } from '../contact/present';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall } from '../context';
import { latestFirst } from '../cursor';
import { ask } from './ask';
import type { CompileScope } from './compile/operand';
import { compileQuestion } from './compile/question';
import { namesIn } from './names';
import { checkReferences } from './references';
import { openScope, questionOf } from './scope';

const SHOWN_MEMBERS = 20;

interface SegmentPreview {
  readonly count: number;
  readonly exact: boolean;
  /** The question as a sentence about a person, in the reader's language. */
  readonly sentence: string;
  /** The latest twenty, each with the conditions that hold for them. */
  readonly members: readonly (Contact & { readonly why: readonly string[] })[];
}

/**
 * Who answers criteria: how many, and twenty of them with why.
 * @throws Failure VALIDATION_FAILED with the place of each condition at fault; SERVICE_UNAVAILABLE when it takes too long.
 */
export async function previewCriteria({
  ctx,
  input: { criteria },
}: ServiceCall<{ readonly criteria: SegmentCriteria }>): Promise<SegmentPreview> {
  const question = questionOf(ctx, criteria);
  await checkReferences(ctx, criteria.conditions);
  const [names, scope] = await Promise.all([namesIn(ctx, question), openScope(ctx, segmentsNamedBy(question))]);
  const filter = and(visibleContacts(ctx), compileQuestion(question, scope));
  return ask(ctx, async (tx) => {
    const count = await tx.$count(contacts, filter);
    const rows = await tx
      .select()
      .from(contacts)
      .where(filter)
      .orderBy(latestFirst(contacts.createdAt, contacts.id))
      .limit(SHOWN_MEMBERS);
    const holding = await leavesHolding(
      tx,
      question,
      scope,
      rows.map(({ id }) => id),
    );
    const members = (await presentContacts(tx, rows)).map((contact) => ({
      ...contact,
      why: reasonsFor(question, {
        holds: (leaf) => holding.get(contact.id)?.has(leaf) === true,
        locale: ctx.locale,
        names,
      }),
    }));
    return { count, exact: true, sentence: questionSentence(question, ctx.locale, names), members };
  });
}

/** Which of a question's leaves hold for each contact, in one statement. */
async function leavesHolding(
  tx: Database,
  question: Question,
  scope: CompileScope,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<Question>>> {
  const leaves = leavesOf(question);
  if (leaves.length === 0 || contactIds.length === 0) return new Map();
  const answers = leaves.map((leaf): SQL => sql`(${compileQuestion(leaf, scope)}) is true`);
  const rows = await tx.execute<{ id: string; answers: boolean[] }>(
    sql`select ${contacts.id} as id, array[${sql.join(answers, sql`, `)}] as answers
        from ${contacts} where ${inArray(contacts.id, [...contactIds])}`,
  );
  return new Map(rows.map((row) => [row.id, new Set(leaves.filter((_leaf, index) => row.answers[index] === true))]));
}
