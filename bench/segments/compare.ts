import type { Sql } from 'postgres';
import type { ServiceContext } from '../../services/context';
import { criteriaFilter } from '../../services/segment/filter';
import { countContacts } from '../../services/segment/size';
import { median } from '../report/table';
import type { BenchQuestion } from './questions';
import { questions } from './questions';

export interface Timing {
  readonly name: string;
  readonly found: number;
  readonly byHandMs: number;
  readonly oursMs: number;
  readonly slowestMs: number;
}

interface Turns {
  readonly rounds: number;
  /** Part of the names of the questions to ask; all of them where it is empty. */
  readonly only: string;
}

/** Asks every question both ways, in turns, `rounds` times after a first that warms. @throws Error where the answers differ. */
export async function timeQuestions(
  ctx: ServiceContext,
  sql: Sql,
  { rounds, only }: Turns,
): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  const asked = questions.filter(({ name }) => name.includes(only));
  for (const question of asked) timings.push(await timeQuestion(ctx, sql, question, rounds));
  return timings;
}

async function timeQuestion(ctx: ServiceContext, sql: Sql, question: BenchQuestion, rounds: number): Promise<Timing> {
  const { name, criteria, byHand } = question;
  const statement = `select count(*)::int as count from contacts c where c.organization_id = $1 and (${byHand})`;
  const askByHand = () =>
    sql.begin(async (tx) => {
      await tx`select set_config('work_mem', '64MB', true)`;
      const [row] = await tx.unsafe<{ count: number }[]>(statement, [ctx.organizationId]);
      return row?.count ?? 0;
    });
  const ask = async () => countContacts(ctx, await criteriaFilter(ctx, criteria));
  const [expected, found] = [await askByHand(), await ask()];
  if (expected !== found) throw new Error(`"${name}": ${found} contacts, by hand ${expected}`);
  const [byHandMs, oursMs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    byHandMs.push(await elapsed(askByHand));
    oursMs.push(await elapsed(ask));
  }
  return { name, found, byHandMs: median(byHandMs), oursMs: median(oursMs), slowestMs: Math.max(...oursMs) };
}

/** Milliseconds until it settled. */
export async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}
