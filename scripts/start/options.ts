import { parseArgs } from 'node:util';
import { StartFailure } from '../../integrations/embedded/start-failure';

export interface StartOptions {
  /** Return once it is ready. */
  readonly detach: boolean;
  /** Start the Next.js app. */
  readonly web: boolean;
  /** Leave the demo data out. */
  readonly empty: boolean;
}

/** @throws StartFailure for an option there is not. */
export function parseStartOptions(args: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { detach: { type: 'boolean' }, 'no-web': { type: 'boolean' }, empty: { type: 'boolean' } },
    });
    return { detach: values.detach ?? false, web: !(values['no-web'] ?? false), empty: values.empty ?? false };
  } catch (cause) {
    throw new StartFailure({
      happened: cause instanceof Error ? cause.message : String(cause),
      remedy: 'Options of `npm start --` are --detach, --no-web and --empty.',
      cause,
    });
  }
}
