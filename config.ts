import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { variables } from './config-variables';
import { aboutVariables } from './config-variables-kinds';

export type Environment = Readonly<Record<string, string | undefined>>;
type Values = z.infer<typeof variables>;

/** Thrown by the loaders; its message has a line for each variable at fault, and what it wants. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

export interface TlsConfig {
  /** Paths of PEM files; null where none is wanted. */
  readonly clientCertificate: { readonly certFile: string; readonly keyFile: string } | null;
  readonly caFile: string | null;
  readonly serverName: string | null;
}

export interface TemporalConfig {
  /** host:port; null means that `npm start` brings a server. */
  readonly address: string | null;
  readonly namespace: string;
  readonly apiKey: string | null;
  /** Null for a connection in clear. */
  readonly tls: TlsConfig | null;
  readonly uiUrl: string | null;
  readonly cliPath: string | null;
}

export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
  readonly baseUrl: string | null;
}

/** The whole configuration, typed. Paths are absolute, origins carry no path. */
export interface Config {
  readonly home: string;
  readonly filesDir: string;
  readonly cacheDir: string;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly secret: string | null;
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  /** What one question about contacts may take. */
  readonly questionLimitMs: number;
  readonly temporal: TemporalConfig;
  readonly workerQueues: Values['WORKER_QUEUES'];
  readonly smtpUrl: string | null;
  readonly smtpConnections: number;
  readonly systemMailFrom: string;
  readonly twilio: TwilioConfig | null;
  readonly host: string;
  readonly ports: {
    readonly web: number;
    readonly app: number;
    readonly public: number;
    readonly database: number;
    readonly temporal: number;
    readonly temporalUi: number;
    readonly mail: number;
    readonly smtp: number;
  };
  /** Null where the variable is unset; `npm start` fills it in for its parts. */
  readonly appOrigin: string | null;
  readonly publicOrigin: string | null;
  readonly trustProxy: string;
  /** Requests a minute for one API key or one person. */
  readonly rateLimitPerMinute: number;
  readonly outgoingAllowedPrivateCidrs: readonly string[];
}

/** What api and worker cannot do without; `npm start` sets all of it for them. */
export interface PartConfig extends Config {
  readonly secret: string;
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly temporal: TemporalConfig & { readonly address: string };
  readonly appOrigin: string;
  readonly publicOrigin: string;
}

/** Parses the environment. An empty value counts as unset. @throws ConfigError naming every variable at fault. */
export function loadConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (!parsed.success) throw new ConfigError(faultsOf(parsed.error, given));
  const faults = faultsTogether(parsed.data);
  if (faults.length > 0) throw new ConfigError(faults);
  return configOf(parsed.data);
}

/** As `loadConfig`, for a process that is given its services. @throws ConfigError also for those that are missing. */
export function loadPartConfig(environment: Environment = process.env): PartConfig {
  const config = loadConfig(environment);
  const { secret, databaseUrl, smtpUrl, temporal } = config;
  const { address } = temporal;
  if (secret === null || databaseUrl === null || smtpUrl === null || address === null) {
    const needed = { FERMATA_SECRET: secret, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: address, SMTP_URL: smtpUrl };
    const missing = Object.entries(needed).filter(([, value]) => value === null);
    throw new ConfigError(missing.map(([name]) => `${name} is not set. It wants ${wantsOf(name)}.`));
  }
  return {
    ...config,
    secret,
    databaseUrl,
    smtpUrl,
    temporal: { ...temporal, address },
    appOrigin: config.appOrigin ?? localOrigin(config.ports.web),
    publicOrigin: config.publicOrigin ?? localOrigin(config.ports.public),
  };
}

/** The environment a child process gets: ours, with some variables set anew. */
export function childEnvironment(overrides: Environment): Record<string, string | undefined> {
  return { ...process.env, ...overrides };
}

/** Whether npm started this process, which then has a shell of npm's between itself and npm. */
export function runsUnderNpm(environment: Environment = process.env): boolean {
  return environment['npm_lifecycle_event'] !== undefined;
}

export function localOrigin(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function faultsOf(error: z.ZodError, given: Environment): string[] {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...names].map((name) => {
    const about = aboutOf(name);
    const shown = about?.secret === true ? 'not usable' : JSON.stringify(given[name]);
    return `${name} is ${shown}. It wants ${wantsOf(name)}.`;
  });
}

/** Rules that hold between variables. */
function faultsTogether(values: Values): string[] {
  const faults: string[] = [];
  const allOrNone = (...names: (keyof Values)[]) => {
    const missing = names.filter((name) => values[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) return;
    faults.push(...missing.map((name) => `${name} is not set. It wants ${wantsOf(name)}.`));
  };
  allOrNone('TEMPORAL_TLS_CERT_FILE', 'TEMPORAL_TLS_KEY_FILE');
  allOrNone('TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM');
  if (values.PUBLIC_ORIGIN !== undefined && values.PUBLIC_ORIGIN === values.APP_ORIGIN) {
    faults.push(`PUBLIC_ORIGIN is the same as APP_ORIGIN. It wants ${wantsOf('PUBLIC_ORIGIN')}.`);
  }
  return faults;
}

function aboutOf(name: string) {
  const schema = Object.entries(variables.shape).find(([key]) => key === name)?.[1];
  return schema === undefined ? undefined : aboutVariables.get(schema);
}

function wantsOf(name: string): string {
  return aboutOf(name)?.wants ?? 'another value';
}

function configOf(values: Values): Config {
  const home = resolve(values.FERMATA_HOME);
  return {
    home,
    filesDir: resolve(values.FILES_DIR ?? join(home, 'files')),
    cacheDir: resolve(values.CACHE_DIR ?? join(values.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fermata')),
    logLevel: values.LOG_LEVEL,
    secret: values.FERMATA_SECRET ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    questionLimitMs: values.SEGMENT_TIMEOUT_SECONDS * 1_000,
    temporal: temporalOf(values),
    workerQueues: values.WORKER_QUEUES,
    smtpUrl: values.SMTP_URL ?? null,
    smtpConnections: values.SMTP_CONNECTIONS,
    systemMailFrom: values.SYSTEM_MAIL_FROM,
    twilio: twilioOf(values),
    host: values.APP_HOST,
    ports: {
      web: values.WEB_PORT,
      app: values.APP_PORT,
      public: values.PUBLIC_PORT,
      database: values.DATABASE_PORT,
      temporal: values.TEMPORAL_PORT,
      temporalUi: values.TEMPORAL_UI_PORT,
      mail: values.MAIL_PORT,
      smtp: values.MAIL_SMTP_PORT,
    },
    appOrigin: values.APP_ORIGIN ?? null,
    publicOrigin: values.PUBLIC_ORIGIN ?? null,
    trustProxy: values.TRUST_PROXY,
    rateLimitPerMinute: values.RATE_LIMIT_PER_MINUTE,
    outgoingAllowedPrivateCidrs: values.OUTGOING_ALLOWED_PRIVATE_CIDRS,
  };
}

function temporalOf(values: Values): TemporalConfig {
  const { TEMPORAL_TLS_CERT_FILE: certFile, TEMPORAL_TLS_KEY_FILE: keyFile } = values;
  const clientCertificate = certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : null;
  const encrypted = values.TEMPORAL_TLS ?? (values.TEMPORAL_API_KEY !== undefined || clientCertificate !== null);
  const tls = {
    clientCertificate,
    caFile: values.TEMPORAL_TLS_CA_FILE ?? null,
    serverName: values.TEMPORAL_TLS_SERVER_NAME ?? null,
  };
  return {
    address: values.TEMPORAL_ADDRESS ?? null,
    namespace: values.TEMPORAL_NAMESPACE,
    apiKey: values.TEMPORAL_API_KEY ?? null,
    tls: encrypted ? tls : null,
    uiUrl: values.TEMPORAL_UI_URL ?? null,
    cliPath: values.TEMPORAL_CLI_PATH ?? null,
  };
}

function twilioOf(values: Values): TwilioConfig | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = values;
  if (accountSid === undefined || authToken === undefined || from === undefined) return null;
  return { accountSid, authToken, from, baseUrl: values.TWILIO_BASE_URL ?? null };
}
