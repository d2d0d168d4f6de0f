'use client';

import { useTranslations } from 'use-intl';
import { Select } from '../../../components/ui/select';
import { useBuilderActions, useBuilderState } from './builder-context';
import type { RuleGroup } from './query';

const kinds = ['ALL', 'ANY', 'NONE', 'NOT_ALL'] as const;
type Kind = (typeof kinds)[number];

const kindOf = ({ combinator, not }: RuleGroup): Kind =>
  combinator === 'AND' ? (not === true ? 'NOT_ALL' : 'ALL') : not === true ? 'NONE' : 'ANY';

interface LogicSelectProps {
  readonly group: RuleGroup;
  /** The whole question cannot be denied; a group in it can. */
  readonly isRoot: boolean;
}

/** Whether all, any, none or not all of what a group holds must be true. */
export function LogicSelect({ group, isRoot }: LogicSelectProps) {
  const t = useTranslations('builder');
  const { disabled } = useBuilderState();
  const { setGroup } = useBuilderActions();
  return (
    <Select
      aria-label={t('logic')}
      disabled={disabled}
      value={kindOf(group)}
      onChange={(kind) =>
        setGroup(group.id, kind === 'ALL' || kind === 'NOT_ALL' ? 'AND' : 'OR', kind === 'NONE' || kind === 'NOT_ALL')
      }
      options={(isRoot ? kinds.slice(0, 2) : kinds).map((kind) => ({ value: kind, label: t(`logics.${kind}`) }))}
      className="w-auto max-w-full border-transparent bg-transparent pl-2 font-semibold hover:bg-sunken"
    />
  );
}
