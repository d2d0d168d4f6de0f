import { createInterface } from 'node:readline/promises';
import { loadConfig } from '../config';
import { StartFailure } from '../integrations/embedded/start-failure';
import { deleteEntries, entriesOf, homeAt } from './start/home';
import { explain } from './start/progress';
import { stopHome } from './start/stop-home';

try {
  const home = homeAt(loadConfig().home);
  const entries = entriesOf(home);
  if (entries.length === 0) console.log(`There is nothing to delete in ${home.path}.`);
  else {
    console.log(`This deletes all contacts, campaigns, automations, mail and secrets:\n  ${entries.join('\n  ')}`);
    if (process.argv.includes('--yes') || (await isAgreed())) {
      console.log(await stopHome(home));
      deleteEntries(home);
      console.log('Deleted.');
    } else console.log('Nothing was deleted.');
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function isAgreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new StartFailure({
      happened: 'There is nobody to ask: this is no terminal.',
      remedy: 'Say `npm run reset -- --yes` to delete without being asked.',
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Type yes to go on: ');
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}
