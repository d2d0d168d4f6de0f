'use client';

import { memo } from 'react';
import type { RuleProps } from 'react-querybuilder';
import { useTranslations } from 'use-intl';
import { cx } from '../../../components/ui/class-names';
import { BehaviourFields } from './behaviour-fields';
import { useBuilderActions, useBuilderState } from './builder-context';
import { missingIn, ruleFor } from './condition';
import { FieldFields } from './field-fields';
import { FieldPicker, useLabelOf } from './field-picker';
import { PickerButton } from './picker-button';
import type { ConditionRule } from './query';
import { isBehaviour, isFieldRule } from './query';
import { DropLine, Handle, RowFaults } from './row-frame';
import { RowMenu } from './row-menu';

/** A condition, as react-querybuilder asks for it. Drawn anew only when it or its dragging changes. */
export const ConditionRow = memo(function ConditionRow({ rule, ...row }: RuleProps) {
  return isBehaviour(rule) || isFieldRule(rule) ? <Row rule={rule} {...row} /> : null;
}, isSame);

const watched = [
  'rule',
  'dragRef',
  'dndRef',
  'dragHandleAttributes',
  'isDragging',
  'isOver',
  'dropNotAllowed',
] as const;

function isSame(before: RuleProps, after: RuleProps): boolean {
  return watched.every((prop) => before[prop] === after[prop]);
}

interface RowProps extends Omit<RuleProps, 'rule'> {
  readonly rule: ConditionRule;
}

function Row({ rule, dndRef, dragRef, dragHandleAttributes, isDragging, isOver, dropNotAllowed }: RowProps) {
  const t = useTranslations('builder');
  const { faults, showMissing } = useBuilderState();
  const label = useLabelOf()(rule.field);
  const own = faults.get(rule.id) ?? [];
  const missing = missingIn(rule);
  const messages = [
    ...own.map(({ message }) => message),
    ...(showMissing && missing && own.length === 0 ? [t(`missing.${missing}`)] : []),
  ];
  const noteId = `fault-${rule.id}`;
  const members = new Set(own.map(({ member }) => member));
  if (showMissing && missing) members.add(missing);
  const shared = { rule, faults: members, describedBy: messages.length > 0 ? noteId : undefined };
  return (
    <div
      ref={dndRef}
      role="group"
      aria-label={t('conditionOn', { name: label })}
      data-row={rule.id}
      className={cx(
        '@container relative rounded-lg border border-transparent bg-sunken py-2 pr-2 pl-1 transition-colors focus-within:border-line-strong/60',
        messages.length > 0 && 'border-bad/50',
        isDragging && 'opacity-40',
      )}
    >
      <div className="flex items-start gap-1">
        <Handle id={rule.id} label={label} handleRef={dragRef} attributes={dragHandleAttributes} />
        <div className="flex min-w-0 flex-1 flex-col gap-2 @lg:flex-row @lg:flex-wrap @lg:items-start">
          <FieldOf rule={rule} label={label} invalid={members.has('field') || members.has('dataType')} />
          {isBehaviour(rule) ? <BehaviourFields {...shared} rule={rule} /> : <FieldFields {...shared} rule={rule} />}
        </div>
        <RowMenu id={rule.id} label={label} isGroup={false} />
      </div>
      <div className="pl-7">
        <RowFaults id={noteId} messages={messages} />
      </div>
      <DropLine shown={isOver === true && dropNotAllowed !== true} className="-bottom-1.75" />
    </div>
  );
}

interface FieldOfProps {
  readonly rule: ConditionRule;
  readonly label: string;
  readonly invalid: boolean;
}

function FieldOf({ rule, label, invalid }: FieldOfProps) {
  const t = useTranslations('builder');
  const { disabled } = useBuilderState();
  const { replace } = useBuilderActions();
  return (
    <FieldPicker
      value={rule.field}
      onChoose={(picked) => {
        if (picked.field !== rule.field) replace(ruleFor(picked, rule.id));
      }}
      trigger={
        <PickerButton
          label={t('fieldNamed', { name: label })}
          shown={label}
          disabled={disabled}
          aria-invalid={invalid}
          className="font-medium @lg:w-46"
        />
      }
    />
  );
}
