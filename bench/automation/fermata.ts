import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { count as countOf, eq } from 'drizzle-orm';
import { createActivities } from '../../activities/create';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { contactConsents, contacts, enrolments } from '../../db/schema';
import type { Automation, Step } from '../../domain/automation/definition';
import { runWorkers } from '../../integrations/temporal/workers';
import { createWorkflowGateway } from '../../integrations/temporal/gateway';
import type { Candidate } from '../../services/enrolment/insert';
import { insertEnrolments } from '../../services/enrolment/insert';
import { createTokens } from '../../services/tracking/tokens';
import { createTestContext, noFiles } from '../../test/environment/context';
import { createRecordingTransport } from '../../test/environment/recording-transport';
import { createActiveAutomation } from '../../test/factories/automation';
import type { AutomationRunInput } from '../../workflows/automation-run/contract';
import { automationRunId } from '../../workflows/automation-run/contract';
import type { RunOne } from './run-many';

/** What a welcome does: a message, a field, a branch and two tags. */
export const steps: readonly Step[] = [
  {
    id: 'welcome',
    type: 'SEND_EMAIL',
    nextSteps: ['stage'],
    configuration: {
      subject: 'Welcome {{ contact.firstName }}',
      content: { htmlContent: '<html><body><p>Hello {{ contact.firstName }}</p></body></html>' },
    },
  },
  {
    id: 'stage',
    type: 'UPDATE_FIELD',
    nextSteps: ['country'],
    configuration: { field: 'lifecycleStage', value: 'LEAD' },
  },
  {
    id: 'country',
    type: 'CONDITION',
    nextSteps: ['french', 'french'],
    configuration: {
      branches: [
        {
          name: 'France',
          criteria: {
            logic: 'AND',
            conditions: [{ field: 'country', operator: 'EQUALS', value: 'FR', dataType: 'STRING' }],
          },
        },
      ],
    },
  },
  { id: 'french', type: 'ADD_TAG', nextSteps: ['new'], configuration: { tag: 'welcomed' } },
  { id: 'new', type: 'REMOVE_TAG', nextSteps: [], configuration: { tag: 'new' } },
];

/** The product's workers on the product's database; the mail server alone is one that takes everything at once. */
export async function startFermata(client: Client, address: string, database: DatabaseConnection) {
  const workflows = createWorkflowGateway(client, null);
  const { ctx } = await createTestContext(database, { workflows });
  const automation = await createActiveAutomation(ctx, { steps: [...steps] });
  const activities = createActivities({
    db: database.db,
    sql: database.sql,
    workflows,
    files: noFiles,
    transport: createRecordingTransport(),
    sms: null,
    tokens: createTokens('secret of the bench'),
    publicOrigin: 'https://mail.halftones.example',
    now: () => new Date(),
  });
  const workers = await runWorkers({
    target: { address, namespace: 'default', apiKey: null, tls: null },
    queues: ['automations', 'delivery'],
    workflowBundlePath: join(process.cwd(), 'dist/workflows.js'),
    activities,
    log: () => undefined,
  });
  let inside: readonly AutomationRunInput[] = [];
  const runOne: RunOne = async (index) => {
    const input = inside[index];
    if (input === undefined) throw new Error('prepare as many as are run');
    await workflows.startAutomationRun(input);
    await client.workflow.getHandle(automationRunId(input)).result();
  };
  return {
    runOne,
    /** Lets so many new contacts in, outside the measured time: both sides then begin at the start of a run. */
    async prepare(runs: number) {
      const fans = await newFans(database, ctx.organizationId, runs);
      const entered = await insertEnrolments(database.db, fans.map(candidateFor(automation)), ctx.now());
      inside = entered.map(({ enrolmentId, automationId, contactId }) => ({
        organizationId: ctx.organizationId,
        automationId,
        enrolmentId,
        contactId,
        version: 1,
        startsAt: null,
      }));
    },
    async completed(): Promise<number> {
      const [row] = await database.db
        .select({ walks: countOf() })
        .from(enrolments)
        .where(eq(enrolments.status, 'COMPLETED'));
      return row?.walks ?? 0;
    },
    stop: () => workers.stop(),
  };
}

const candidateFor =
  ({ id, organizationId, artistId }: Automation) =>
  (contactId: string): Candidate => ({
    organizationId,
    artistId,
    automationId: id,
    version: 1,
    contactId,
    reEntry: 'ONCE',
    occasionId: newId(),
    triggerEventId: null,
    firstStepId: 'welcome',
    delayMs: 0,
  });

async function newFans({ db }: DatabaseConnection, organizationId: string, count: number): Promise<readonly string[]> {
  const fans = Array.from({ length: count }, () => newId());
  await db
    .insert(contacts)
    .values(fans.map((id) => ({ id, organizationId, email: `${id}@example.com`, country: 'FR', tags: ['new'] })));
  const consent = { organizationId, type: 'EMAIL_MARKETING', granted: true, source: 'bench', at: new Date() } as const;
  await db.insert(contactConsents).values(fans.map((contactId) => ({ ...consent, contactId })));
  return fans;
}
