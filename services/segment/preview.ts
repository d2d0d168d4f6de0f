import { and } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { segmentsNamedBy } from '../../domain/segment/question';
import { questionSentence } from '../../domain/segment/sentence/sentence';
import { reasonsFor } from '../../domain/segment/sentence/why';
import { presentContacts } from '../contact/present';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall } from '../context';
import { latestFirst } from '../cursor';
import { ask } from './ask';
import { compileQuestion } from './compile/question';
import { leavesHolding } from './holding';
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
    const holding = await leavesHolding(tx, question, { scope, contactIds: rows.map(({ id }) => id) });
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
