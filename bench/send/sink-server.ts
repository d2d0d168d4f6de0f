import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

const END_OF_MESSAGE = Buffer.from('\r\n.\r\n');
const GREETING = '220 sink ESMTP\r\n';
const CAPABILITIES = '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE 0\r\n250 ENHANCEDSTATUSCODES\r\n';

export interface SinkCount {
  messages: number;
  octets: number;
}

/** Takes every message as fast as one Node process can, and keeps none: what is measured is who sends. */
export function createSink(count: SinkCount): Server {
  return createServer((socket) => serve(socket, count));
}

function serve(socket: Socket, count: SinkCount): void {
  socket.setNoDelay(true);
  let inMessage = false;
  /** What may be the beginning of a line, or of the end of a message. */
  let rest: Buffer = Buffer.alloc(0);
  const receive = (chunk: Buffer): void => {
    let input: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let replies = '';
    count.octets += chunk.length;
    for (;;) {
      if (inMessage) {
        const end = input.indexOf(END_OF_MESSAGE);
        if (end === -1) {
          rest = input.subarray(Math.max(0, input.length - END_OF_MESSAGE.length + 1));
          break;
        }
        input = input.subarray(end + END_OF_MESSAGE.length);
        inMessage = false;
        count.messages += 1;
        replies += '250 2.0.0 Ok: queued as sink\r\n';
        continue;
      }
      const end = input.indexOf(0x0a);
      if (end === -1) {
        rest = input;
        break;
      }
      const reply = answer(input[0] ?? 0);
      inMessage = reply.startsWith('354');
      replies += reply;
      // The line end before the first line of a message belongs to its end as well: `DATA CRLF . CRLF`.
      input = input.subarray(inMessage ? end - 1 : end + 1);
    }
    if (replies !== '') socket.write(replies, 'latin1');
  };
  socket.on('data', receive);
  socket.on('error', () => socket.destroy());
  socket.write(GREETING, 'latin1');
}

/** @param first the first octet of the command, which tells the few that a client sends apart. */
function answer(first: number): string {
  switch (String.fromCharCode(first).toUpperCase()) {
    case 'E':
    case 'H':
      return CAPABILITIES;
    case 'D':
      return '354 go ahead\r\n';
    case 'Q':
      return '221 2.0.0 bye\r\n';
    default:
      return '250 2.1.0 Ok\r\n';
  }
}
