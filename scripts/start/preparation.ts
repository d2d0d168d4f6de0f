import { join } from 'node:path';
import { childEnvironment } from '../../config';
import { demoLogin } from './connection';
import type { DemoLogin } from './connection';
import type { Services, StartContext } from './context';
import { productEnvironment } from './product';
import { runChild } from './run-child';

/** Bundles the workflows and builds the web app, where their sources have changed since. */
export async function buildWhatChanged(context: StartContext): Promise<void> {
  const { root, home, options, progress, hooks } = context;
  const build = async (target: string, label: string) => {
    let built = false;
    await runChild({
      what: `${label} could not be built`,
      script: join(root, 'scripts/build.mjs'),
      args: [target],
      env: childEnvironment({}),
      cwd: root,
      logFile: home.log(`build-${target}`),
      stopping: hooks.stopping,
      onLine(line) {
        if (line.startsWith('building')) progress.say(`    ${line} …`);
        built ||= line === `${target}: built`;
      },
      remedy: (words) =>
        /ENOSPC|No space left/.test(words)
          ? 'The disk is full: free some space and start again.'
          : `Mend what it names, or start without it: \`npm start -- --no-web\` leaves the web app out.`,
    });
    if (built) progress.done(label, 'built');
  };
  await Promise.all([build('workflows', 'Workflows'), options.web ? build('web', 'Web build') : undefined]);
}

/** Brings the schema up to date and, unless told not to, makes the demo organisation; null without one. */
export async function prepareDatabase(context: StartContext, services: Services): Promise<DemoLogin | null> {
  const { root, home, options, progress, hooks } = context;
  let login: DemoLogin | null = null;
  await runChild({
    what: 'The database could not be prepared',
    script: join(root, 'dist/scripts/prepare.js'),
    args: options.empty ? ['--empty'] : [],
    env: productEnvironment(context, services),
    cwd: root,
    logFile: home.log('prepare'),
    stopping: hooks.stopping,
    onLine(line) {
      if (line.startsWith('{')) login = demoLogin.parse(JSON.parse(line));
    },
    remedy: preparationRemedy,
  });
  progress.done('Schema', options.empty ? 'up to date' : 'up to date, demo organisation there');
  return login;
}

function preparationRemedy(lastWords: string): string {
  if (/No space left on device|ENOSPC|disk full/i.test(lastWords)) {
    return 'The disk is full: free some space and start again. Each migration is one transaction, so none is half done.';
  }
  if (/ECONNREFUSED|ENOTFOUND|password authentication failed|28P01/.test(lastWords)) {
    return 'The database cannot be reached or refuses the login: check DATABASE_URL.';
  }
  return [
    'Each migration is one transaction: the one that failed left nothing behind and runs again at the next start.',
    'Where the database was made by a newer Fermata, go back to that one; to begin anew and delete everything, `npm run reset`.',
  ].join('\n');
}
