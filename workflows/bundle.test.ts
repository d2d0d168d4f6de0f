import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';

/** The modules of the bundle, as the bundler names them in its comments and its source map. */
const modules = readFileSync(inject('workflowBundle'), 'utf8').match(/node_modules\/(@[\w.-]+\/)?[\w.-]+/g) ?? [];

describe('what runs in the workflow sandbox', () => {
  it('is workflow code and the SDK: neither a database nor a validator', () => {
    const packages = new Set(modules.map((path) => path.replace('node_modules/', '')));
    expect(packages).toContain('@temporalio/workflow');
    for (const heavy of ['drizzle-orm', 'postgres', 'zod', 'liquidjs', 'mjml', 'nodemailer']) {
      expect(packages).not.toContain(heavy);
    }
  });
});
