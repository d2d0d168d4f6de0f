import type { ContentRecipient } from '../../services/content/content';
import type { PreparedContent } from '../../services/content/prepare';
import { renderMessage } from '../../services/content/render';
import type { BulkTransport, OutgoingMessage } from '../../services/ports';
import type { Tokens } from '../../services/tracking/tokens';
import { newId } from '../../db/columns';

/** Messages that the transport holds at once, as many as a batch keeps under way. */
const UNDER_WAY = 128;

/** One rendered message for each of so many people. */
export const renderMany = (content: PreparedContent, count: number): OutgoingMessage[] =>
  Array.from({ length: count }, (_unused, index) => renderMessage(content, person(index), new Date()));

/** What each part of the path costs by itself, in microseconds a message. */
export async function costOfParts(
  content: PreparedContent,
  tokens: Tokens,
  transport: BulkTransport,
  messages: readonly OutgoingMessage[],
  count: number,
) {
  const people = Array.from({ length: 500 }, (_unused, index) => person(index));
  const sentAt = new Date();
  const render = repeat(count, (index) => renderMessage(content, people[index % people.length] ?? person(0), sentAt));
  const sign = repeat(count, (index) => {
    const message = tokens.forMessage(people[index % people.length]?.messageId ?? '');
    for (const purpose of ['open', 'unsubscribe'] as const) message.sign(purpose);
    for (let link = 0; link < 6; link += 1) message.sign('click', link);
  });
  return { render, sign, transport: await deliverAll(transport, messages, count) };
}

function repeat(count: number, work: (index: number) => void): number {
  for (let index = 0; index < count / 4; index += 1) work(index);
  const startedAtMs = performance.now();
  for (let index = 0; index < count; index += 1) work(index);
  return ((performance.now() - startedAtMs) * 1000) / count;
}

async function deliverAll(
  transport: BulkTransport,
  messages: readonly OutgoingMessage[],
  count: number,
): Promise<number> {
  let started = 0;
  const startedAtMs = performance.now();
  await Promise.all(
    Array.from({ length: UNDER_WAY }, async () => {
      while (started < count) {
        const message = messages[started % messages.length];
        started += 1;
        if (message !== undefined) await transport.deliver(message);
      }
    }),
  );
  return ((performance.now() - startedAtMs) * 1000) / count;
}

const person = (index: number): ContentRecipient => ({
  messageId: newId(),
  email: `fan-${index}@example.com`,
  contact: { firstName: `Fan ${index}`, city: index % 3 === 0 ? 'Brest' : null },
  event: null,
});
