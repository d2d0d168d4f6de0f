import { Graph, layout } from '@dagrejs/dagre';
import type { AutomationDefinition, Step } from '../../../domain/automation/definition';
import { END } from '../../../domain/automation/definition';

export const NODE_WIDTH = 264;
const LETTER_WIDTH = 7.2;

const sizes = {
  trigger: { width: NODE_WIDTH, height: 68 },
  step: { width: NODE_WIDTH, height: 98 },
  branch: { width: 0, height: 28 },
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

/** The names of a condition's branches, `everyoneElse` last; null for a step with one way out. */
export const branchNames = (step: Step, everyoneElse: string): readonly string[] | null =>
  step.type === 'CONDITION' ? [...step.configuration.branches.map(({ name }) => name), everyoneElse] : null;

/** What is drawn, not yet placed: each way that leads to no step gets an end of its own. */
function drawing({ triggers, steps }: Flow, everyoneElse: string) {
  const nodes: FlowNode[] = [];
  const edges: FlowEdge[] = [];
  const ids = new Set(steps.map(({ id }) => id));
  const add = (kind: FlowNodeKind, id: string, index: number, outcome = 0, width: number = sizes[kind].width) => {
    nodes.push({ id, kind, index, outcome, width, height: sizes[kind].height });
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
    const names = branchNames(step, everyoneElse);
    if (names === null) edges.push(edge(id, target(0)));
    names?.forEach((name, outcome) => {
      const width = Math.min(NODE_WIDTH, 28 + name.length * LETTER_WIDTH);
      const branch = add('branch', `branch:${step.id}:${outcome}`, index, outcome, width);
      edges.push(edge(id, branch), edge(branch, target(outcome)));
    });
  });
  return { nodes, edges };
}

/** Branches stay in their order from left to right, everyone else last. */
const orderOfBranches = (nodes: readonly FlowNode[]) => {
  const branches = nodes.filter(({ kind }) => kind === 'branch');
  return branches.flatMap((left, at) => {
    const right = branches[at + 1];
    return right && right.index === left.index ? [{ left: left.id, right: right.id }] : [];
  });
};

/** Places a flow top to bottom. */
export function layoutFlow(flow: Flow, everyoneElse: string): FlowLayout {
  const { nodes, edges } = drawing(flow, everyoneElse);
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { source, target } of edges) graph.setEdge(source, target);
  layout(graph, { constraints: orderOfBranches(nodes) });
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
