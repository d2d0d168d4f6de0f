import { inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import type { Question } from '../../domain/segment/question';
import { leavesOf } from '../../domain/segment/sentence/why';
import type { CompileScope } from './compile/operand';
import { compileQuestion } from './compile/question';

/** Which of a question's leaves hold for each contact, in one statement. */
export async function leavesHolding(
  tx: Database,
  question: Question,
  { scope, contactIds }: { readonly scope: CompileScope; readonly contactIds: readonly string[] },
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
