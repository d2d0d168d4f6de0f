'use client';

import type { HTMLAttributes, Ref } from 'react';
import { memo } from 'react';
import type { RuleProps } from 'react-querybuilder';
import { useTranslations } from 'use-intl';
import { cx } from '../../../components/ui/class-names';
import { BehaviourFields } from './behaviour-fields';
import { useBuilderActions, useBuilderState } from './builder-context';
import { missingIn, ruleFor } from './condition';
import { useRowDragging } from './dnd';
import { FieldFields } from './field-fields';
import { FieldPicker, useLabelOf } from './field-picker';
import { PickerButton } from './picker-button';
import type { ConditionRule } from './query';
import { isBehaviour, isFieldRule } from './query';
import { DropLine, Handle, RowFaults } from './row-frame';
import { RowMenu } from './row-menu';

/** A condition, as react-querybuilder asks for it. */
export function ConditionRow(props: RuleProps) {
  const { dndRef, dragRef, dragHandleAttributes, isDragging, isOver, dropNotAllowed } = useRowDragging(props);
  const { rule } = props;
  if (!isBehaviour(rule) && !isFieldRule(rule)) return null;
  return (
    <Row
      rule={rule}
      rowRef={dndRef}
      handleRef={dragRef}
      handleAttributes={dragHandleAttributes}
      isDragging={isDragging}
      isLanding={isOver && dropNotAllowed !== true}
    />
  );
}

interface RowProps {
  readonly rule: ConditionRule;
  readonly rowRef: Ref<HTMLDivElement>;
  readonly handleRef: Ref<HTMLSpanElement>;
  readonly handleAttributes: HTMLAttributes<HTMLElement> | undefined;
  readonly isDragging: boolean;
  /** What is dragged would land after this row. */
  readonly isLanding: boolean;
}

/** Drawn anew only when the condition or its dragging changes, so that fifty of them are as quick as one. */
const Row = memo(function Row({ rule, rowRef, handleRef, handleAttributes, isDragging, isLanding }: RowProps) {
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
      ref={rowRef}
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
        <Handle id={rule.id} label={label} handleRef={handleRef} attributes={handleAttributes} />
        <div className="flex min-w-0 flex-1 flex-col gap-2 @lg:flex-row @lg:flex-wrap @lg:items-start">
          <FieldOf rule={rule} label={label} invalid={members.has('field') || members.has('dataType')} />
          {isBehaviour(rule) ? <BehaviourFields {...shared} rule={rule} /> : <FieldFields {...shared} rule={rule} />}
        </div>
        <RowMenu id={rule.id} label={label} isGroup={false} />
      </div>
      <div className="pl-7">
        <RowFaults id={noteId} messages={messages} />
      </div>
      <DropLine shown={isLanding} className="-bottom-1.75" />
    </div>
  );
});

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
          className="font-medium @lg:w-auto @lg:max-w-64 @lg:min-w-32"
        />
      }
    />
  );
}
