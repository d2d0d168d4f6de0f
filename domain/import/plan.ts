import type { FieldType } from '../contact/contact';
import { customFieldName } from '../contact/custom-fields';
import type { FieldFault } from '../error/failure';
import { builtInTarget, customNameOf, guessTarget, headerKey } from './header';

/** A column and where it goes. */
export interface PlannedColumn {
  readonly index: number;
  readonly header: string;
  /** A contact field, `tags`, `roles`, or `customFields.NAME`. */
  readonly target: string;
  /** By our guess, not by the uploader's word: it gives way when the cells do not fit. */
  readonly guessed: boolean;
}

export interface PlanRequest {
  readonly headers: readonly string[];
  readonly mapping: Readonly<Record<string, string | null>>;
  readonly definitions: ReadonlyMap<string, FieldType>;
  /** New custom fields are refused. */
  readonly locked: boolean;
}

interface ColumnPlan {
  readonly columns: readonly PlannedColumn[];
  readonly faults: readonly FieldFault[];
}

const customTarget = /^customFields\.(.+)$/;

/** Which column goes where: the uploader's word first, then what the headers say; each field is filled once. */
export function planColumns(request: PlanRequest): ColumnPlan {
  const said = sayMapping(request);
  const taken = new Set([...said.byIndex.values()].filter((target) => target !== null));
  const columns: PlannedColumn[] = [];
  for (const [index, header] of request.headers.entries()) {
    const word = said.byIndex.get(index);
    if (word === null || (word === undefined && header === '')) continue;
    const target = word ?? freeTarget(header, request, taken);
    if (target === null) continue;
    taken.add(target);
    columns.push({ index, header, target, guessed: word === undefined });
  }
  return { columns, faults: said.faults };
}

/** The uploader's mapping by column, with what is wrong with it. */
function sayMapping({ headers, mapping, definitions, locked }: PlanRequest) {
  const faults: FieldFault[] = [];
  const byIndex = new Map<number, string | null>();
  const filled = new Map<string, string>();
  for (const [header, target] of Object.entries(mapping)) {
    const path = `options.mapping.${header}`;
    const index = columnOf(headers, header);
    const fault = target === null ? null : targetFault(target, definitions, locked);
    if (index < 0) {
      faults.push({ path, message: `the file has no column "${header}"; it has: ${listOf(headers)}` });
    } else if (fault !== null) {
      faults.push({ path, message: fault });
    } else if (target !== null && filled.has(target)) {
      faults.push({ path, message: `"${filled.get(target)}" already goes to ${target}` });
    } else {
      byIndex.set(index, target);
      if (target !== null) filled.set(target, header);
    }
  }
  return { byIndex, faults };
}

const columnOf = (headers: readonly string[], wanted: string): number => {
  const exact = headers.indexOf(wanted.trim());
  return exact >= 0 ? exact : headers.findIndex((header) => headerKey(header) === headerKey(wanted) && header !== '');
};

const listOf = (headers: readonly string[]): string => {
  const shown = headers.slice(0, 20).map((header) => header.slice(0, 60));
  return headers.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
};

function targetFault(target: string, definitions: ReadonlyMap<string, FieldType>, locked: boolean): string | null {
  if (builtInTarget(target) !== null) return null;
  const custom = customTarget.exec(target)?.[1];
  if (custom === undefined) return `"${target}" is no field of a contact; your own are written customFields.NAME`;
  if (!customFieldName.test(custom))
    return `"${custom}" cannot name a field: it begins with a letter; then letters, digits and _, 63 at most`;
  if (locked && !definitions.has(custom)) return `${target} is not defined, and your organisation's fields are locked`;
  return null;
}

/** Where a column goes by its header: the field it names unless that is filled already, else a custom field of its own. */
function freeTarget(header: string, request: PlanRequest, taken: ReadonlySet<string>): string | null {
  const written = customTarget.test(header) && targetFault(header, request.definitions, request.locked) === null;
  if (written && !taken.has(header)) return header;
  const guess = guessTarget(header);
  if (guess !== null && !taken.has(guess)) return guess;
  return customTargetOf(header, request, taken);
}

/** A custom field named after a header; one that exists is found whatever its case. Null where new ones are refused. */
export function customTargetOf(
  header: string,
  { definitions, locked }: Pick<PlanRequest, 'definitions' | 'locked'>,
  taken: ReadonlySet<string>,
): string | null {
  const name = customNameOf(header);
  if (name === null) return null;
  const existing = [...definitions.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
  if (existing !== undefined && !taken.has(`customFields.${existing}`)) return `customFields.${existing}`;
  if (locked) return null;
  for (let number = 1; ; number += 1) {
    const target = `customFields.${number === 1 ? name : `${name.slice(0, 59)}${number}`}`;
    if (!taken.has(target)) return target;
  }
}
