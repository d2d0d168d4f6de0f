import { Graph, layout } from '@dagrejs/dagre';
import type { AutomationDefinition, Step } from '../../../domain/automation/definition';
import { END } from '../../../domain/automation/definition';
import { outcomeCount } from '../../../domain/automation/next-step';

const NODE_WIDTH = 264;

const sizes = {
  trigger: { width: NODE_WIDTH, height: 68 },
  step: { width: NODE_WIDTH, height: 98 },
  branch: { width: NODE_WIDTH, height: 28 },
  end: { width: 40, height: 26 },
} as const;

export type FlowNodeKind = keyof typeof sizes;

interface FlowNode {
  readonly id: string;
  readonly kind: FlowNodeKind;
  readonly width: number;
  readonly height: number;
  /** Which trigger or step, by its place in the definition; for a branch and an end, the step they leave. */
  readonly index: number;
  /** Which way out of a condition; its last is everyone else. */
  readonly outcome: number;
}

export interface PlacedNode extends FlowNode {
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
}

export interface FlowEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

export interface FlowLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly FlowEdge[];
  readonly width: number;
  readonly height: number;
}

type Flow = Pick<AutomationDefinition, 'triggers' | 'steps'>;

const stepNode = (id: string) => `step:${id}`;
const edge = (source: string, target: string): FlowEdge => ({ id: `${source}>${target}`, source, target });

/** How many branches a condition has, everyone else included; 0 for a step with one way out. */
const branchCount = (step: Step): number => (step.type === 'CONDITION' ? outcomeCount(step) : 0);

/** What is drawn, not yet placed: each way that leads to no step gets an end of its own. */
function drawing({ triggers, steps }: Flow) {
  const nodes: FlowNode[] = [];
  const edges: FlowEdge[] = [];
  const ids = new Set(steps.map(({ id }) => id));
  const add = (kind: FlowNodeKind, id: string, index: number, outcome = 0) => {
    nodes.push({ id, kind, index, outcome, ...sizes[kind] });
    return id;
  };
  triggers.forEach((_trigger, index) => {
    const id = add('trigger', `trigger:${index}`, index);
    if (steps[0]) edges.push(edge(id, stepNode(steps[0].id)));
  });
  steps.forEach((step, index) => {
    const id = add('step', stepNode(step.id), index);
    const target = (outcome: number) => {
      const next = step.nextSteps[outcome] ?? END;
      return next !== END && ids.has(next) ? stepNode(next) : add('end', `end:${step.id}:${outcome}`, index, outcome);
    };
    const branches = branchCount(step);
    if (branches === 0) edges.push(edge(id, target(0)));
    for (let outcome = 0; outcome < branches; outcome += 1) {
      const branch = add('branch', `branch:${step.id}:${outcome}`, index, outcome);
      edges.push(edge(id, branch), edge(branch, target(outcome)));
    }
  });
  return { nodes, edges };
}

/** What is short first: a branch's name stands right under its condition, its first step right under the name. */
const weightOf = (source: string, target: string): number =>
  target.startsWith('branch:') ? 20 : source.startsWith('branch:') ? 8 : 1;

/** Places a flow top to bottom. */
export function layoutFlow(flow: Flow): FlowLayout {
  const { nodes, edges } = drawing(flow);
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 40 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { source, target } of edges) graph.setEdge(source, target, { weight: weightOf(source, target) });
  // The order of drawing is kept from left to right: crossings matter less than everyone else standing last.
  layout(graph, { disableOptimalOrderHeuristic: true });
  const placed = nodes.map((node) => {
    const { x = 0, y = 0 } = graph.node(node.id);
    return { ...node, x: x - node.width / 2, y: y - node.height / 2 };
  });
  return {
    nodes: placed,
    edges,
    width: Math.max(0, ...placed.map(({ x, width }) => x + width)),
    height: Math.max(0, ...placed.map(({ y, height }) => y + height)),
  };
}
