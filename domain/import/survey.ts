import type { FieldType } from '../contact/contact';
import {
  cleanCell,
  dateOrderOf,
  readBoolean,
  readDay,
  readLifecycleStage,
  readLocale,
  readRoles,
  readTimezone,
} from './cell';
import { namesCodes } from './header';
import type { DateOrder, ImportColumn } from './layout';
import { customTargetOf } from './plan';
import type { PlannedColumn, PlanRequest } from './plan';

/** A guessed column whose cells do not fit this often is not what its header says. */
const TOLERATED_MISFITS = 0.1;

/** What the cells of one column have in common so far. */
interface Observed {
  readonly column: PlannedColumn;
  filled: number;
  numbers: number;
  booleans: number;
  days: number;
  misfits: number;
  dayFirst: number;
  monthFirst: number;
}

export interface Survey {
  /** Takes one row's cells into account. */
  observe(cells: readonly string[]): void;
  /** What each column is read as; columns without a single value are left out, the address excepted. */
  conclude(): readonly ImportColumn[];
}

/** A number written the way it would be printed: 01000 and 1e5 are texts. */
const isPlainNumber = (cell: string): boolean => /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(cell);
const isBooleanWord = (cell: string): boolean => /[a-z]{2}/i.test(cell) && readBoolean(cell) !== null;
const isDay = (cell: string): boolean => readDay(cell, 'DAY_FIRST') !== null || readDay(cell, 'MONTH_FIRST') !== null;

const fitsTarget: Readonly<Record<string, (cell: string) => boolean>> = {
  birthDate: (cell) => readDay(cell, 'DAY_FIRST') !== null || readDay(cell, 'MONTH_FIRST') !== null,
  locale: (cell) => readLocale(cell) !== null,
  timezone: (cell) => readTimezone(cell) !== null,
  lifecycleStage: (cell) => readLifecycleStage(cell) !== null,
  roles: (cell) => readRoles(cell) !== null,
};

/** Reads a whole file's columns before any row is imported, so that a type inferred from one row is not belied by another. */
export function createSurvey(
  columns: readonly PlannedColumn[],
  fields: Pick<PlanRequest, 'definitions' | 'locked'>,
): Survey {
  const observed: readonly Observed[] = columns.map((column) => ({
    column,
    filled: 0,
    numbers: 0,
    booleans: 0,
    days: 0,
    misfits: 0,
    dayFirst: 0,
    monthFirst: 0,
  }));
  return {
    observe(cells) {
      for (const column of observed) look(column, cleanCell(cells[column.column.index] ?? ''));
    },
    conclude() {
      const taken = new Set(columns.map(({ target }) => target));
      return observed.flatMap((column) => {
        if (column.filled === 0 && column.column.target !== 'email') return [];
        const target = settledTarget(column, fields, taken);
        if (target === null) return [];
        taken.add(target);
        const { index, header } = column.column;
        return [
          { index, header, target, type: settledType(column, target, fields.definitions), dateOrder: orderOf(column) },
        ];
      });
    },
  };
}

/** Only what is still possible is looked at: most columns are plain text after a few cells. */
function look(column: Observed, cell: string): void {
  if (cell === '') return;
  const before = column.filled;
  column.filled += 1;
  const fits = fitsTarget[column.column.target];
  if (fits && !fits(cell)) column.misfits += 1;
  if (column.numbers === before && isPlainNumber(cell)) column.numbers += 1;
  if (column.booleans === before && isBooleanWord(cell)) column.booleans += 1;
  if (column.column.target !== 'birthDate' && column.days !== before) return;
  if (isDay(cell)) column.days += 1;
  const order = dateOrderOf(cell);
  if (order === 'DAY_FIRST') column.dayFirst += 1;
  if (order === 'MONTH_FIRST') column.monthFirst += 1;
}

const orderOf = ({ dayFirst, monthFirst }: Observed): DateOrder =>
  monthFirst > dayFirst ? 'MONTH_FIRST' : 'DAY_FIRST';

function settledTarget(
  { column, filled, misfits }: Observed,
  fields: Pick<PlanRequest, 'definitions' | 'locked'>,
  taken: ReadonlySet<string>,
): string | null {
  const belied = column.guessed && misfits > filled * TOLERATED_MISFITS;
  return belied ? customTargetOf(column.header, fields, taken) : column.target;
}

function settledType(column: Observed, target: string, definitions: ReadonlyMap<string, FieldType>): FieldType {
  const name = target.replace(/^customFields\./, '');
  if (name === target) return target === 'birthDate' ? 'DATE' : 'STRING';
  const known = definitions.get(name);
  if (known !== undefined) return known;
  if (column.days === column.filled) return 'DATE';
  if (column.booleans === column.filled) return 'BOOLEAN';
  return column.numbers === column.filled && !namesCodes(column.column.header) ? 'NUMBER' : 'STRING';
}
