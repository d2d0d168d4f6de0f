'use client';

import { useDroppable } from '@dnd-kit/core';
import { Plus, SquarePlus } from 'lucide-react';
import { Fragment, memo, useMemo } from 'react';
import type { DraggedItem, Path, RuleGroupProps } from 'react-querybuilder';
import { isAncestor, pathsAreEqual } from 'react-querybuilder';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { cx } from '../../../components/ui/class-names';
import { useBuilderActions, useBuilderState } from './builder-context';
import { ruleFor } from './condition';
import { useGroupDragging } from './dnd';
import { FieldPicker } from './field-picker';
import { newId } from './ids';
import { LogicSelect } from './logic-select';
import type { QueryItem, RuleGroup } from './query';
import { isGroup } from './query';
import { DropLine, Handle, RowFaults } from './row-frame';
import { RowMenu } from './row-menu';
import { fitsIn, itemAt } from './tree';

/** A group, as react-querybuilder asks for it: what joins its rows, the rows, and where new ones are added. */
export const GroupCard = memo(function GroupCard({ ruleGroup, ...props }: RuleGroupProps) {
  return isOurs(ruleGroup) ? <Card group={ruleGroup} {...props} /> : null;
});

const isOurs = (group: object): group is RuleGroup =>
  isGroup(group) && 'combinator' in group && 'id' in group && typeof group.id === 'string';

interface CardProps extends Omit<RuleGroupProps, 'ruleGroup'> {
  readonly group: RuleGroup;
}

function Card({ group, path, ...props }: CardProps) {
  const dragging = useGroupDragging({ path, ruleGroup: group, schema: props.schema, actions: props.actions });
  const { previewRef, dropRef, dragRef, dragHandleAttributes, isDragging, isOver, dropNotAllowed } = dragging;
  const t = useTranslations('builder');
  const { faults } = useBuilderState();
  const isRoot = path.length === 0;
  const label = t(isRoot ? 'whole' : 'groupOf', { count: group.rules.length });
  const own = isRoot ? [] : (faults.get(group.id) ?? []);
  const body = (
    <>
      <Rows group={group} path={path} {...props} />
      <AddRow group={group} path={path} schema={props.schema} />
    </>
  );
  const landing = isOver && dropNotAllowed !== true;
  if (isRoot) {
    return (
      <div ref={previewRef} role="group" aria-label={label} data-row={group.id}>
        <div ref={dropRef} className={cx('relative', group.rules.length > 1 ? 'pb-3' : 'h-1')}>
          {group.rules.length > 1 ? <LogicSelect group={group} isRoot /> : null}
          <DropLine shown={landing} className="-bottom-0.5" />
        </div>
        {body}
      </div>
    );
  }
  return (
    <div
      ref={previewRef}
      role="group"
      aria-label={label}
      data-row={group.id}
      className={cx(
        'rounded-xl border border-line border-l-3 border-l-accent/60 bg-surface p-2 pl-1.5 sm:p-2.5 sm:pl-2',
        own.length > 0 && 'border-bad/60',
        isDragging && 'opacity-40',
      )}
    >
      <div ref={dropRef} className="relative flex items-start gap-1 pb-2">
        <Handle id={group.id} label={label} handleRef={dragRef} attributes={dragHandleAttributes} />
        <div className="min-w-0 flex-1">
          <LogicSelect group={group} isRoot={false} />
        </div>
        <RowMenu id={group.id} label={label} isGroup />
        <DropLine shown={landing} className="-bottom-0.5" />
      </div>
      {body}
      <RowFaults id={`fault-${group.id}`} messages={own.map(({ message }) => message)} />
    </div>
  );
}

function Rows({ group, path, schema, actions, translations }: CardProps) {
  const t = useTranslations('builder');
  const { rule: Rule, ruleGroup: Group } = schema.controls;
  const count = group.rules.length;
  const key = path.join('_');
  const paths = useMemo(
    () => Array.from({ length: count }, (_, index): Path => [...(key === '' ? [] : key.split('_').map(Number)), index]),
    [key, count],
  );
  const shared = { schema, actions, translations };
  const between = t(group.combinator === 'AND' ? 'and' : 'or');
  return (
    <div className="flex flex-col">
      {group.rules.map((item: QueryItem, index) => (
        <Fragment key={item.id}>
          {index === 0 ? null : (
            <p className="py-0.75 pl-8 text-[0.8rem] leading-4 font-medium text-ink-faint">{between}</p>
          )}
          {isGroup(item) ? (
            <Group {...shared} id={item.id} path={paths[index] ?? path} ruleGroup={item} />
          ) : (
            <Rule {...shared} id={item.id} path={paths[index] ?? path} rule={item} />
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** Adds to the end of a group; what is dropped here lands there too. */
function AddRow({ group, path, schema }: Pick<CardProps, 'group' | 'path' | 'schema'>) {
  const t = useTranslations('builder');
  const { add } = useBuilderActions();
  const { disabled } = useBuilderState();
  const [tailRef, isOverTail] = useTail({ group, path, schema });
  const emptyGroup: RuleGroup = { id: newId(), combinator: 'OR', rules: [] };
  if (disabled) return null;
  return (
    <div ref={tailRef} className="relative flex flex-wrap items-center gap-1.5 pt-2.5">
      <DropLine shown={isOverTail} className="top-0.5" />
      <FieldPicker
        onChoose={(picked) => add(group.id, ruleFor(picked, newId()))}
        trigger={
          <Button size="small" data-add={group.id} look={group.rules.length === 0 ? 'primary' : 'secondary'}>
            <Plus aria-hidden />
            {t('addCondition')}
          </Button>
        }
      />
      {fitsIn(path, emptyGroup) ? (
        <Button look="quiet" size="small" onClick={() => add(group.id, emptyGroup)}>
          <SquarePlus aria-hidden />
          {t('addGroup')}
        </Button>
      ) : null}
    </div>
  );
}

/** A place to drop at the end of a group, in the terms of the library's adapter: after the group's last row. */
function useTail({ group, path, schema }: Pick<CardProps, 'group' | 'path' | 'schema'>) {
  const { query } = useBuilderActions();
  const last = [...path, group.rules.length - 1];
  const validate = (dragging: DraggedItem): boolean => {
    const item = itemAt(query(), dragging.path);
    const isInside = isAncestor(dragging.path, last) || pathsAreEqual(dragging.path, path);
    return item !== null && !isInside && !pathsAreEqual(dragging.path, last) && fitsIn(path, item);
  };
  const { setNodeRef, isOver, active } = useDroppable({
    id: `tail-${schema.qbId}-${path.join('_')}`,
    data: {
      type: 'rule',
      path: last,
      schema,
      validate,
      getDropResult: () => ({
        type: 'rule',
        path: last,
        qbId: schema.qbId,
        groupItems: false,
        dropEffect: 'move',
      }),
    },
  });
  const from: unknown = active?.data.current?.['path'];
  const dragged = Array.isArray(from) ? from.map(Number) : null;
  const mayLand = dragged !== null && validate({ path: dragged, qbId: schema.qbId, rules: [] });
  return [setNodeRef, isOver && mayLand] as const;
}
