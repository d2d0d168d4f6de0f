import { parseArgs } from 'node:util';
import { median, printTable } from './report/table';
import { timeQuestions } from './segments/compare';
import { openBenchDatabase } from './segments/database';
import { timeFigures } from './segments/figures';
import type { Figure } from './segments/figures';
import type { Population } from './segments/population';
import { timeRefresh } from './segments/refresh';

interface Settings {
  readonly population: Population;
  readonly rounds: number;
  /** Where the data stays for the next run. */
  readonly keep: string | undefined;
  /** Asks the questions whose names hold it alone, and no figure. */
  readonly only: string | undefined;
}

/**
 * Thirty questions over an audience, each counted by the segments' own statement and by one written by hand, in turns;
 * then what an answer takes. Fails where a figure is missed.
 */
async function benchSegments({ population, rounds, keep, only = '' }: Settings): Promise<void> {
  const bench = await openBenchDatabase(population, keep);
  const { ctx, sql } = bench;
  try {
    const timings = await timeQuestions(ctx, sql, { rounds, only });
    printTable(
      'Counting who answers a question, in milliseconds (median)',
      ['question', 'contacts', 'by hand', 'Fermata', 'ratio', 'slowest'],
      timings.map(({ name, found, byHandMs, oursMs, slowestMs }) => [
        name,
        found,
        byHandMs,
        oursMs,
        oursMs / byHandMs,
        slowestMs,
      ]),
    );
    if (only !== '') return;
    const ratio = median(timings.map(({ oursMs, byHandMs }) => oursMs / byHandMs));
    report([
      { name: 'thirty questions, median of ours to by hand', unit: 'times', measured: ratio, floor: 1.2 },
      ...(await timeFigures(ctx)),
      await timeRefresh(ctx, sql),
    ]);
  } finally {
    await bench.close();
  }
}

function report(figures: readonly Figure[]): void {
  printTable(
    'The figures',
    ['what', 'measured', 'floor', 'unit', 'verdict'],
    figures.map((figure) => [figure.name, figure.measured, figure.floor, figure.unit, verdictOn(figure)]),
  );
  if (figures.some(({ measured, floor }) => measured > floor)) process.exitCode = 1;
}

const verdictOn = ({ measured, floor }: Figure): string => (measured > floor ? 'missed' : 'reached');

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '100000' },
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    keep: { type: 'string' },
    only: { type: 'string' },
  },
});
await benchSegments({
  population: { contacts: countOf('contacts', values.contacts), events: countOf('events', values.events) },
  rounds: countOf('rounds', values.rounds),
  keep: values.keep,
  only: values.only,
});

function countOf(name: string, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Error(`--${name} wants a number from 1, not ${value}`);
}
