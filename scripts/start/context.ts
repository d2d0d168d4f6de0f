import type { Config } from '../../config';
import type { PartRegistry } from '../../integrations/embedded/part-registry';
import type { SupervisorHooks } from '../../integrations/embedded/supervisor';
import type { Home } from './home';
import type { StartOptions } from './options';
import type { Ports } from './ports';
import type { Progress } from './progress';

/** What every step of a start needs. */
export interface StartContext {
  readonly root: string;
  readonly config: Config;
  readonly home: Home;
  readonly options: StartOptions;
  readonly ports: Ports;
  readonly secret: string;
  readonly progress: Progress;
  readonly registry: PartRegistry;
  readonly hooks: SupervisorHooks;
}

/** Where the three services are, whether they were started here or given by a variable. */
export interface Services {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly mailUrl: string | null;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | null;
}
