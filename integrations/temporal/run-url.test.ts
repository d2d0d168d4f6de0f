import { describe, expect, it } from 'vitest';
import { runUrlIn } from './run-url';

describe('the address of a run in the Temporal UI', () => {
  it.each([
    ['its latest run', undefined, 'http://ui.test/namespaces/default/workflows/campaign%2F1'],
    ['one run', 'r1', 'http://ui.test/namespaces/default/workflows/campaign%2F1/r1/history'],
  ])('encodes the slashes of our ids (%s)', (_which, runId, expected) => {
    expect(runUrlIn({ uiUrl: 'http://ui.test/', namespace: 'default', workflowId: 'campaign/1', runId })).toBe(
      expected,
    );
  });
});
