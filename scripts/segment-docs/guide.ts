import { fieldTypes } from '../../domain/contact/contact';
import { conditionOperators } from '../../domain/segment/criteria';
import type { ValueShape } from '../../domain/segment/operators';
import { operatorRules } from '../../domain/segment/operators';

const values: Readonly<Record<ValueShape, string>> = {
  none: 'none',
  one: 'one',
  list: 'a list',
  pair: 'two, the lowest and the highest',
  days: 'a whole number of days',
};

/** Which operator fits which data type, what value it takes, and whether it holds for a missing value. */
export function operatorTable(): string {
  const rows = conditionOperators.map((operator) => {
    const { types, shape, negates } = operatorRules[operator];
    const cells = fieldTypes.map((type) => (types.includes(type) ? '●' : ''));
    return ['', `\`${operator}\``, ...cells, values[shape], negates ? 'holds' : '', ''].join(' | ').trim();
  });
  const head = ['operator', ...fieldTypes, 'value', 'missing value'];
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- ').join('|')}|`, ...rows].join('\n');
}

/** A page with what stands between its marks made anew. @throws Error where the marks are not there. */
export function withGenerated(page: string): string {
  const [begin, end] = ['<!-- operators -->', '<!-- end of operators -->'];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the page has no place between ${begin} and ${end}`);
  return `${before}${begin}\n\n${operatorTable()}\n\n${end}${after}`;
}
