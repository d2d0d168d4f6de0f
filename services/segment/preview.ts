import { and, inArray } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import type { Question } from '../../domain/segment/question';
import { segmentsNamedBy } from '../../domain/segment/question';
import type { SegmentQuestion } from '../../domain/segment/schema';
import { questionSentence } from '../../domain/segment/sentence/sentence';
import { reasonsFor } from '../../domain/segment/sentence/why';
import { presentContacts } from '../contact/present';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall, ServiceContext } from '../context';
import { latestFirst } from '../cursor';
import { answerSoon } from './answer-soon';
import { ask } from './ask';
import type { CompileScope } from './compile/operand';
import { compileQuestion } from './compile/question';
import { estimateContacts } from './estimate';
import { leavesHolding } from './holding';
import { namesIn } from './names';
import { checkReferences } from './references';
import { openScope, questionOf } from './scope';
import { contactsWhere } from './slow/remember';

const SHOWN_MEMBERS = 20;

type ShownMember = Contact & { readonly why: readonly string[] };

interface SegmentPreview {
  readonly count: number;
  readonly exact: boolean;
  /** Of an estimate: the count lies from `low` to `high` nineteen times in twenty. */
  readonly low?: number;
  readonly high?: number;
  /** The question as a sentence about a person, in the reader's language. */
  readonly sentence: string;
  /** The latest twenty, or with an estimate up to twenty of the sample, each with the conditions that hold for them. */
  readonly members: readonly ShownMember[];
}

/**
 * Who answers criteria: how many, and twenty of them with why. With `estimate`, an answer that is not there within
 * 300 ms is one from a sample, for one who asks again without it.
 * @throws Failure VALIDATION_FAILED with the place of each condition at fault; SERVICE_UNAVAILABLE when it takes too long.
 */
export async function previewCriteria({
  ctx,
  input: { criteria, estimate = false },
}: ServiceCall<SegmentQuestion>): Promise<SegmentPreview> {
  const question = questionOf(ctx, criteria);
  await checkReferences(ctx, criteria.conditions);
  const [names, scope] = await Promise.all([namesIn(ctx, question), openScope(ctx, segmentsNamedBy(question))]);
  const filter = and(visibleContacts(ctx), compileQuestion(question, scope));
  const sentence = questionSentence(question, ctx.locale, names);
  const shown = { question, scope, names };
  const about = { purpose: 'PREVIEW', query: contactsWhere(filter), criteria } as const;
  const exact = (context: ServiceContext): Promise<SegmentPreview> =>
    ask(
      context,
      async (tx) => {
        const count = await tx.$count(contacts, filter);
        return { count, exact: true, sentence, members: await membersWhere(context, tx, { ...shown, filter }) };
      },
      { about },
    );
  const estimated = async (context: ServiceContext): Promise<SegmentPreview> => {
    const { exampleIds, ...size } = await estimateContacts(context, filter);
    const inSample = exampleIds.length === 0 ? null : inArray(contacts.id, [...exampleIds]);
    const members =
      inSample === null ? [] : await ask(context, (tx) => membersWhere(context, tx, { ...shown, filter: inSample }));
    return { ...size, exact: false, sentence, members };
  };
  return estimate ? answerSoon(ctx, { exact, estimated }) : exact(ctx);
}

interface Shown {
  readonly question: Question;
  readonly scope: CompileScope;
  readonly names: Awaited<ReturnType<typeof namesIn>>;
  readonly filter: SQL | undefined;
}

/** The latest contacts that a filter holds for, each with the conditions of the question that hold for them. */
async function membersWhere(
  { locale }: ServiceContext,
  tx: Database,
  { question, scope, names, filter }: Shown,
): Promise<readonly ShownMember[]> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(filter)
    .orderBy(latestFirst(contacts.createdAt, contacts.id))
    .limit(SHOWN_MEMBERS);
  const holding = await leavesHolding(tx, question, { scope, contactIds: rows.map(({ id }) => id) });
  return (await presentContacts(tx, rows)).map((contact) => ({
    ...contact,
    why: reasonsFor(question, { holds: (leaf) => holding.get(contact.id)?.has(leaf) === true, locale, names }),
  }));
}
