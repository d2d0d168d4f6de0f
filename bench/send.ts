import { parseArgs } from 'node:util';
import { createBulkTransport } from '../integrations/email/bulk-transport';
import { createTokens } from '../services/tracking/tokens';
import { median, printTable } from './report/table';
import { startCampaignBench } from './send/campaign';
import { costOfParts, renderMany } from './send/parts';
import { sendByReference } from './send/reference';
import { SINK_ROLE, runSink, startSink } from './send/sink';

const CONNECTIONS = 30;
const FLOOR = 0.35;

/**
 * Campaigns of 20,000 recipients, from the ledger on PostgreSQL to the mail server and back into the ledger, against a
 * bare `SMTPConnection` loop over ready buffers and the same server, in turns. `--recipients=` and `--rounds=` change it.
 */
async function benchSend(recipients: number, rounds: number): Promise<void> {
  const sink = await startSink(import.meta.filename);
  const url = `smtp://127.0.0.1:${sink.port}`;
  const transport = createBulkTransport({ url, connections: CONNECTIONS });
  const bench = await startCampaignBench(recipients);
  const tokens = createTokens('secret of the bench');
  const deps = {
    ...bench.database,
    transport,
    tokens,
    publicOrigin: 'https://mail.halftones.example',
    now: () => new Date(),
  };
  try {
    const content = await bench.content(deps);
    const messages = renderMany(content, Math.min(1_000, recipients));
    const octets = messages.reduce((sum, message) => sum + message.content.length, 0) / messages.length;

    const rows: number[][] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const reference = perSecond(recipients, await sendByReference(sink.port, CONNECTIONS, messages, recipients));
      const campaignId = await bench.prepare();
      await sink.count();
      const startedAtMs = performance.now();
      const sent = await bench.send(campaignId, deps);
      const ours = perSecond(sent, performance.now() - startedAtMs);
      const received = (await sink.count()).messages;
      if (sent !== recipients || received !== recipients) {
        throw new Error(`of ${recipients} messages ${sent} were recorded as sent and ${received} received`);
      }
      rows.push([round, reference, ours, ours / reference]);
    }
    const ratio = median(rows.map((row) => row[3] ?? 0));
    printTable(
      `Campaigns of ${recipients} recipients, ${Math.round(octets)} octets a message, ${CONNECTIONS} connections; messages a second`,
      ['round', 'reference', 'Fermata', 'ratio'],
      rows,
    );
    console.log(`\nMedian ratio ${ratio.toFixed(2)} (floor ${FLOOR}, aim 0.8).`);
    const cost = await costOfParts(content, tokens, transport, messages, recipients);
    printTable(
      'Each part by itself',
      ['part', 'microseconds a message'],
      [
        ['render one message', cost.render],
        ['sign a pixel, six links and unsubscribe', cost.sign],
        ['hand a ready message over', cost.transport],
      ],
    );
    if (ratio < FLOOR) process.exitCode = 1;
  } finally {
    await transport.close();
    await bench.stop();
    sink.stop();
  }
}

const perSecond = (count: number, elapsedMs: number): number => (count / elapsedMs) * 1000;

if (process.argv.includes(SINK_ROLE)) runSink();
else {
  const { values } = parseArgs({
    options: { recipients: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '3' } },
    strict: false,
  });
  await benchSend(countOf('recipients', values.recipients), countOf('rounds', values.rounds));
}

function countOf(name: string, value: unknown): number {
  if (typeof value === 'string' && /^[1-9]\d{0,6}$/.test(value)) return Number(value);
  throw new Error(`--${name} wants a number from 1, not ${String(value)}`);
}
