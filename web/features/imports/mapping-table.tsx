'use client';

import { useTranslations } from 'use-intl';
import { writableContactFields } from '../../../domain/contact/contact';
import { customNameOf, listTargets } from '../../../domain/import/header';
import { cx } from '../../components/ui/class-names';
import { Select } from '../../components/ui/select';
import { useFieldName } from '../contacts/field-name';
import { useContactFields } from '../segments/api';
import type { FileColumn } from './read-head';

const LEFT_OUT = '-';

interface MappingTableProps {
  readonly columns: readonly FileColumn[];
  readonly targets: readonly (string | null)[];
  readonly onChange: (targets: readonly (string | null)[]) => void;
}

/** Each column of the file, its first values, and the field it goes to. */
export function MappingTable({ columns, targets, onChange }: MappingTableProps) {
  const t = useTranslations('contacts.imports');
  return (
    <ul className="divide-y divide-line border-t border-line">
      {columns.map((column, index) => {
        const target = targets[index] ?? null;
        return (
          <li
            // A file may name two columns alike.
            key={`${index}:${column.header}`}
            className="grid items-center gap-x-4 gap-y-2 px-5 py-3 sm:grid-cols-[minmax(0,1fr)_15rem]"
          >
            <div className={cx('min-w-0', target === null && 'opacity-65')}>
              <p className="truncate font-medium">{column.header || `#${index + 1}`}</p>
              <p className="truncate text-[0.8667rem] text-ink-faint">{column.examples.join(' · ') || '–'}</p>
            </div>
            <TargetSelect
              label={t('toField', { header: column.header })}
              column={column}
              target={target}
              onChange={(next) => onChange(targets.map((old, at) => (at === index ? next : old)))}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface TargetSelectProps {
  readonly label: string;
  readonly column: FileColumn;
  readonly target: string | null;
  readonly onChange: (target: string | null) => void;
}

function TargetSelect({ label, column, target, onChange }: TargetSelectProps) {
  const t = useTranslations('contacts.imports');
  const nameOf = useFieldName();
  const { data } = useContactFields();
  const own = data?.items.filter(({ custom }) => custom).map(({ field }) => field) ?? [];
  const name = customNameOf(column.header);
  const offered = new Set([
    ...writableContactFields,
    ...listTargets,
    ...own,
    ...(column.guess === null ? [] : [column.guess]),
    ...(name === null ? [] : [`customFields.${name}`]),
  ]);
  return (
    <Select
      aria-label={label}
      value={target ?? LEFT_OUT}
      onChange={(chosen) => onChange(chosen === LEFT_OUT ? null : chosen)}
      options={[
        { value: LEFT_OUT, label: t('leaveOut') },
        ...[...offered].map((field) => ({
          value: field,
          label: field.startsWith('customFields.') ? t('asCustomField', { name: nameOf(field) }) : nameOf(field),
        })),
      ]}
    />
  );
}
