import { describe, expect, it } from 'vitest';
import type { AutomationDefinition, Step } from '../../../domain/automation/definition';
import { layoutFlow } from './flow-layout';

const tag = (id: string, nextSteps: readonly string[]): Step => ({
  id,
  type: 'ADD_TAG',
  configuration: { tag: id },
  nextSteps,
});
const ask: Step = {
  id: 'ask',
  type: 'CONDITION',
  configuration: {
    branches: ['France', 'Germany'].map((name) => ({ name, criteria: { logic: 'AND', conditions: [] } })),
  },
  nextSteps: ['a', 'b'],
};
const flow: Pick<AutomationDefinition, 'triggers' | 'steps'> = {
  triggers: [{ type: 'CONTACT_CREATED', configuration: {} }],
  steps: [ask, tag('a', ['c']), tag('b', ['c']), tag('c', ['END'])],
};

describe('a flow as it is drawn', () => {
  const { nodes, edges } = layoutFlow(flow);
  const at = (id: string) => nodes.find((node) => node.id === id) ?? { x: Number.NaN, y: Number.NaN };

  it('goes from top to bottom', () => {
    for (const { source, target } of edges) expect(at(target).y).toBeGreaterThan(at(source).y);
  });

  it('keeps the branches in their order, everyone else last, and gives an open way an end of its own', () => {
    const branches = nodes.filter(({ kind }) => kind === 'branch');
    expect(branches.map(({ outcome }) => outcome)).toEqual([0, 1, 2]);
    expect(new Set(branches.map(({ y }) => y)).size).toBe(1);
    expect(branches.map(({ x }) => x)).toEqual(branches.map(({ x }) => x).toSorted((a, b) => a - b));
    expect(edges.find(({ source }) => source === 'branch:ask:2')?.target).toBe('end:ask:2');
  });

  it('lets branches merge', () => {
    expect(edges.filter(({ target }) => target === 'step:c')).toHaveLength(2);
  });

  it('lays no two nodes over each other', () => {
    const overlaps = nodes.flatMap((one, index) =>
      nodes.slice(index + 1).filter((other) => {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        return !apart;
      }),
    );
    expect(overlaps).toEqual([]);
  });

  it('is drawn also with an arrow to nowhere, a loop, or no steps at all', () => {
    expect(layoutFlow({ ...flow, steps: [tag('a', ['gone'])] }).edges.at(-1)?.target).toMatch(/^end:/);
    expect(layoutFlow({ ...flow, steps: [tag('a', ['b']), tag('b', ['a'])] }).nodes).toHaveLength(3);
    expect(layoutFlow({ triggers: [], steps: [] })).toMatchObject({ nodes: [], edges: [] });
  });
});
