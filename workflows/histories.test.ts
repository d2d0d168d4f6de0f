import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { describe, expect, inject, it } from 'vitest';

const folder = join(import.meta.dirname, '../test/histories');
const recorded = readdirSync(folder).filter((name) => name.endsWith('.json'));
const workflowBundle = { codePath: inject('workflowBundle') };

describe('a run that began with earlier code', () => {
  it('is recorded for each workflow that ends', () => {
    expect(recorded.toSorted()).toEqual(
      [
        'automationRun',
        'campaignSend',
        'campaignShard',
        'contactImport',
        'dataExport',
        'fieldIndexing',
        'scorePass',
        'scoreRefresh',
        'segmentRefresh',
        'segmentSizes',
      ].map((type) => `${type}.json`),
    );
  });

  it.each(recorded)('goes on with this code: %s', async (name) => {
    const history = historyFromJSON(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    await Worker.runReplayHistory({ workflowBundle }, history);
    expect(history.events?.length).toBeGreaterThan(5);
  });
});
