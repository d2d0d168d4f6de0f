import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../config';
import { startInbox } from '../integrations/inbox/inbox';

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { home, ports } = loadConfig();

const inbox = await startInbox({
  folder: join(home, 'mail'),
  smtpPort: ports.smtp,
  httpPort: ports.mail,
  assetsFolder: join(dist, 'inbox'),
});
console.log(`Inbox: ${inbox.url}, ${inbox.smtpUrl}, ${inbox.store.size} messages kept`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void inbox.close().then(() => process.exit(0));
  });
}
