'use client';

import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BuiltInEdge, Node } from 'reactflow';
import { Background, Controls, MarkerType, ReactFlow } from 'reactflow';
import { useTranslations } from 'use-intl';
import type { Automation } from '../../../domain/automation/definition';
import { FlowContext } from './flow-context';
import type { FlowState } from './flow-context';
import { layoutFlow } from './flow-layout';
import type { FlowEdge, FlowLayout, PlacedNode } from './flow-layout';
import { BranchNode, EndNode, StepNode, TriggerNode } from './flow-nodes';

const nodeTypes = { trigger: TriggerNode, step: StepNode, branch: BranchNode, end: EndNode };
const MARGIN_PX = 28;
const SMALLEST_ZOOM = 0.6;

interface FlowCanvasProps extends FlowState {
  readonly automation: Automation;
}

/** The flow, drawn top to bottom at a size that can be read. A press on a node opens it. */
export function FlowCanvas({ automation, selected, onSelect, faulty }: FlowCanvasProps) {
  const { triggers, steps } = automation;
  const flow = useMemo(() => layoutFlow({ triggers, steps }), [triggers, steps]);
  const state = useMemo(() => ({ automation, selected, onSelect, faulty }), [automation, selected, onSelect, faulty]);
  const frame = useRef<HTMLDivElement>(null);
  const [frameWidth, setFrameWidth] = useState<number | null>(null);
  useLayoutEffect(() => setFrameWidth(frame.current?.clientWidth ?? null), []);
  return (
    <FlowContext value={state}>
      <div ref={frame} className="bg-paper">
        {frameWidth === null ? null : <Drawing flow={flow} frameWidth={frameWidth} />}
      </div>
    </FlowContext>
  );
}

interface DrawingProps {
  readonly flow: FlowLayout;
  readonly frameWidth: number;
}

/** As high as the flow, so that the page scrolls and the wheel is left to it; the canvas is moved by dragging. */
function Drawing({ flow, frameWidth }: DrawingProps) {
  const t = useTranslations('automations');
  const zoom = Math.min(1, Math.max(SMALLEST_ZOOM, (frameWidth - 2 * MARGIN_PX) / Math.max(1, flow.width)));
  const nodes = useMemo(() => flow.nodes.map(toNode), [flow]);
  const edges = useMemo(() => flow.edges.map(toEdge), [flow]);
  const entry = flow.nodes[0];
  // A flow wider than the frame begins with its trigger in the middle, not with its left edge.
  const middle = flow.width * zoom > frameWidth && entry ? entry.x + entry.width / 2 : flow.width / 2;
  return (
    <div style={{ height: flow.height * zoom + 2 * MARGIN_PX }} className="min-h-80">
      <ReactFlow
        aria-label={t('flow')}
        ariaLabelConfig={{
          'controls.zoomIn.ariaLabel': t('zoomIn'),
          'controls.zoomOut.ariaLabel': t('zoomOut'),
          'controls.fitView.ariaLabel': t('fit'),
        }}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        defaultViewport={{ x: frameWidth / 2 - middle * zoom, y: MARGIN_PX, zoom }}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnDoubleClick={false}
        zoomOnScroll={false}
        preventScrolling={false}
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
        minZoom={0.2}
        maxZoom={1.5}
      >
        <Background gap={22} size={1.2} color="var(--color-line)" />
        <Controls showInteractive={false} position="top-right" />
      </ReactFlow>
    </div>
  );
}

const toNode = ({ id, kind, x, y, width, height, index, outcome }: PlacedNode): Node => ({
  id,
  type: kind,
  position: { x, y },
  width,
  height,
  data: { index, outcome },
  // React Flow takes pointers from nodes that it neither drags nor selects; ours are pressed.
  style: { pointerEvents: kind === 'trigger' || kind === 'step' ? 'all' : 'none' },
});

const toEdge = ({ id, source, target }: FlowEdge): BuiltInEdge => ({
  id,
  source,
  target,
  type: 'smoothstep',
  // Straight down its own lane, and across right above where it leads.
  pathOptions: { offset: 14, borderRadius: 9, stepPosition: 1 },
  focusable: false,
  ...(target.startsWith('branch:')
    ? {}
    : { markerEnd: { type: MarkerType.ArrowClosed, width: 15, height: 15, color: 'var(--color-line-strong)' } }),
});
