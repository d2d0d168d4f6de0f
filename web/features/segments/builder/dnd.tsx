'use client';

import type { CollisionDetection, DndContextProps, DragStartEvent } from '@dnd-kit/core';
import * as DndKit from '@dnd-kit/core';
import { createDndKitAdapter } from '@react-querybuilder/dnd/dnd-kit';
import { memo, useState } from 'react';
import { useTranslations } from 'use-intl';

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

/** Rows are dragged by pointer or finger. By keyboard the handle moves its row a step at a time instead. */
export const dndAdapter = createDndKitAdapter({
  ...DndKit,
  DndContext: SpeakingContext,
  useSensors: (pointer) => DndKit.useSensors(pointer),
});
