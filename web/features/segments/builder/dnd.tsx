'use client';

import type { CollisionDetection, DndContextProps, DragStartEvent } from '@dnd-kit/core';
import * as DndKit from '@dnd-kit/core';
import type { CustomCanDropParams } from '@react-querybuilder/dnd';
import { createDndKitAdapter } from '@react-querybuilder/dnd/dnd-kit';
import { memo, useState } from 'react';
import type { RuleGroupProps, RuleProps } from 'react-querybuilder';
import { useTranslations } from 'use-intl';
import { useBuilderActions, useBuilderState } from './builder-context';
import { fitsIn, itemAt } from './tree';

/** The innermost place under the pointer: a row before the group that holds it. */
const innermost: CollisionDetection = (place) => {
  const under = DndKit.pointerWithin(place);
  const areaOf = (id: DndKit.UniqueIdentifier) => {
    const rect = place.droppableRects.get(id);
    return rect ? rect.width * rect.height : Infinity;
  };
  return under.toSorted((a, b) => areaOf(a.id) - areaOf(b.id));
};

/** dnd-kit's context with words of our own, and what is dragged beside the pointer. */
const SpeakingContext = memo(function SpeakingContext(props: DndContextProps) {
  const t = useTranslations('builder');
  const [dragged, setDragged] = useState('');
  const start = (event: DragStartEvent) => {
    setDragged(nameOfDragged(event));
    props.onDragStart?.(event);
  };
  return (
    <DndKit.DndContext
      {...props}
      onDragStart={start}
      collisionDetection={innermost}
      accessibility={{
        screenReaderInstructions: { draggable: t('moveHint') },
        announcements: {
          onDragStart: () => undefined,
          onDragOver: () => undefined,
          onDragEnd: () => undefined,
          onDragCancel: () => undefined,
        },
      }}
    >
      {props.children}
      <DndKit.DragOverlay dropAnimation={null}>
        {dragged === '' ? null : (
          <span className="inline-flex max-w-72 cursor-grabbing rounded-lg border border-accent bg-surface px-3 py-2 text-[0.9333rem] font-medium shadow-float">
            <span className="truncate">{dragged}</span>
          </span>
        )}
      </DndKit.DragOverlay>
    </DndKit.DndContext>
  );
});

/** What the row says it is, read off the handle that was taken. */
function nameOfDragged({ activatorEvent }: DragStartEvent): string {
  const { target } = activatorEvent;
  return target instanceof Element ? (target.closest('[data-row]')?.getAttribute('aria-label') ?? '') : '';
}

/** Kept as one object: new options would be new listeners, and every row would be drawn anew at each letter typed. */
const afterSomeWay = { activationConstraint: { distance: 5 } };
const usePointerAlone = () => DndKit.useSensors(DndKit.useSensor(DndKit.PointerSensor, afterSomeWay));

/** Rows are dragged by pointer or finger. By keyboard the handle moves its row a step at a time instead. */
const adapter = createDndKitAdapter({
  ...DndKit,
  DndContext: SpeakingContext,
  useSensors: usePointerAlone,
});

const { DndProvider, useRuleDnD: useRule, useRuleGroupDnD: useGroup } = adapter;

/** Within it, rows and groups can be dragged. */
export const Dragging = DndProvider;

/** Keys that would copy or group what is dropped: none, as the menus say it in words. */
const noKeys = { copyModeModifierKey: 'none', groupModeModifierKey: 'none' } as const;

/** Whether what is dragged may stand where it hovers: groups nest five deep. */
function useMayDrop() {
  const { query } = useBuilderActions();
  return ({ dragging, hovering }: CustomCanDropParams): boolean => {
    const item = itemAt(query(), dragging.path);
    return item !== null && fitsIn('rules' in hovering ? hovering.path : hovering.path.slice(0, -1), item);
  };
}

/** What makes a row one that can be dragged, and dropped after. */
export function useRowDragging({
  path,
  schema,
  actions,
  rule,
}: Pick<RuleProps, 'path' | 'schema' | 'actions' | 'rule'>) {
  const { disabled } = useBuilderState();
  return useRule({ path, schema, actions, rule, disabled, canDrop: useMayDrop(), ...noKeys });
}

type GroupDragging = Pick<RuleGroupProps, 'path' | 'schema' | 'actions' | 'ruleGroup'>;

/** What makes a group one that can be dragged, and dropped into. */
export function useGroupDragging({ path, schema, actions, ruleGroup }: GroupDragging) {
  const { disabled } = useBuilderState();
  return useGroup({ path, schema, actions, ruleGroup, disabled, canDrop: useMayDrop(), ...noKeys });
}
