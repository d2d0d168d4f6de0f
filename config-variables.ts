import { isIP } from 'node:net';
import { z } from 'zod';

/** What the reader of `.env.example`, or of a failure, needs to know of a variable. */
export interface AboutVariable {
  readonly group: string;
  /** Completes "NAME wants …". */
  readonly wants: string;
  readonly doc: string;
  /** Its value is never printed. */
  readonly secret?: boolean;
  /** A value to show where there is no default. */
  readonly example?: string;
}

export const aboutVariables = z.registry<AboutVariable>();

const text = () => z.string().trim().min(1);
const port = () => z.coerce.number().int().min(1).max(65_535);
const origin = () => z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);
const listOf = (isItem: (item: string) => boolean) =>
  z
    .string()
    .transform((value) => value.split(',').map((item) => item.trim()))
    .refine((items) => items.every(isItem));

const QUEUES = ['automations', 'campaigns', 'delivery', 'data'] as const;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const GENERAL = 'General';
const ADDRESSES = 'Addresses and ports';
const DATABASE = 'Database';
const TEMPORAL = 'Temporal';
const MAIL = 'Mail';
const SMS = 'Text messages';
const SAFETY = 'Safety';

const aPort = 'a port number from 1 to 65535';

/** Every variable Fermata reads. `.env.example` is generated from this. */
export const variables = z.object({
  FERMATA_HOME: text().default('.fermata').register(aboutVariables, {
    group: GENERAL,
    wants: 'the path of a folder',
    doc: 'Where `npm start` keeps its state: database, mail, secrets, logs. A relative path counts from the checkout.',
  }),
  FERMATA_SECRET: z.string().min(32).optional().register(aboutVariables, {
    group: GENERAL,
    wants: 'at least 32 random letters, for instance from `openssl rand -base64 48`',
    doc: 'The master secret. Session, link and signing keys are derived from it: whoever changes it breaks every link already sent. Unset, `npm start` makes one and keeps it in the home folder.',
    secret: true,
  }),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .register(aboutVariables, {
      group: GENERAL,
      wants: `one of ${LOG_LEVELS.join(', ')}`,
      doc: 'The least urgent level that is logged.',
    }),
  FILES_DIR: text().optional().register(aboutVariables, {
    group: GENERAL,
    wants: 'the path of a folder that api and worker share',
    doc: 'Where uploads and exports are kept. Unset, it is `files` in the home folder.',
    example: '/var/lib/fermata/files',
  }),
  CACHE_DIR: text().optional().register(aboutVariables, {
    group: GENERAL,
    wants: 'the path of a folder',
    doc: 'Where downloaded binaries are kept for all homes. Unset, it is `fermata` in XDG_CACHE_HOME or in ~/.cache.',
    example: '/var/cache/fermata',
  }),
  XDG_CACHE_HOME: text().optional().register(aboutVariables, {
    group: GENERAL,
    wants: 'the path of a folder',
    doc: 'The cache folder of the desktop standard; read where CACHE_DIR is unset.',
    example: '/home/me/.cache',
  }),

  WEB_PORT: port().default(3000).register(aboutVariables, {
    group: ADDRESSES,
    wants: aPort,
    doc: 'The web app. Where it is taken, `npm start` picks a free one and says so; so for every port below.',
  }),
  PUBLIC_PORT: port().default(3001).register(aboutVariables, {
    group: ADDRESSES,
    wants: aPort,
    doc: 'The public listener of the api: tracking, unsubscribe and landing pages, forms, hooks of providers.',
  }),
  APP_PORT: port().default(3002).register(aboutVariables, {
    group: ADDRESSES,
    wants: aPort,
    doc: 'The app listener of the api; the web app passes /api on to it.',
  }),
  APP_HOST: text().default('127.0.0.1').register(aboutVariables, {
    group: ADDRESSES,
    wants: 'an address of this machine to listen on',
    doc: 'The interface both listeners of the api and the web app bind. 0.0.0.0 opens them to the network.',
  }),
  APP_ORIGIN: origin().optional().register(aboutVariables, {
    group: ADDRESSES,
    wants: 'an http(s) address without a path',
    doc: 'The address people type to reach the web app. Unset, it is that of WEB_PORT on this machine.',
    example: 'https://app.example.com',
  }),
  PUBLIC_ORIGIN: origin().optional().register(aboutVariables, {
    group: ADDRESSES,
    wants: 'an http(s) address without a path, other than APP_ORIGIN',
    doc: 'The address that links in sent mail begin with. Pages written by users are served from it alone. Unset, it is that of PUBLIC_PORT on this machine.',
    example: 'https://mail.example.com',
  }),
  API_ORIGIN: origin().optional().register(aboutVariables, {
    group: ADDRESSES,
    wants: 'an http(s) address without a path',
    doc: 'Where the web app finds the app listener of the api. Set by `npm start`; unset, it is APP_PORT on this machine.',
    example: 'http://api.internal:3002',
  }),
  TRUST_PROXY: text().default('loopback').register(aboutVariables, {
    group: ADDRESSES,
    wants: 'loopback, or networks of your proxies separated by commas, as Express names them',
    doc: 'Whose X-Forwarded-For is believed.',
  }),

  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .register(aboutVariables, {
      group: DATABASE,
      wants: 'a postgres:// address',
      doc: 'A PostgreSQL 15 or newer. Unset, `npm start` brings its own.',
      secret: true,
      example: 'postgres://fermata:password@db.example.com:5432/fermata',
    }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(20).register(aboutVariables, {
    group: DATABASE,
    wants: 'a whole number from 2 to 500',
    doc: 'Most connections one process holds open.',
  }),
  SEGMENT_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(20).register(aboutVariables, {
    group: DATABASE,
    wants: 'a whole number from 1 to 600',
    doc: 'Longest that one question about contacts, asked over the API, may take before it is stopped.',
  }),
  DATABASE_PORT: port().default(15_432).register(aboutVariables, {
    group: DATABASE,
    wants: aPort,
    doc: 'The embedded PostgreSQL.',
  }),

  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/:]+:\d{1,5}$/)
    .optional()
    .register(aboutVariables, {
      group: TEMPORAL,
      wants: 'host:port',
      doc: 'A Temporal server, cluster or Temporal Cloud. Unset, `npm start` brings a development server.',
      example: 'temporal.example.com:7233',
    }),
  TEMPORAL_NAMESPACE: text().default('default').register(aboutVariables, {
    group: TEMPORAL,
    wants: 'the name of a namespace',
    doc: 'The namespace all workflows live in.',
  }),
  TEMPORAL_API_KEY: text().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'an API key of Temporal Cloud',
    doc: 'Signs in by API key; the connection is encrypted then.',
    secret: true,
  }),
  TEMPORAL_TLS: z.stringbool().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'true or false',
    doc: 'Encrypts the connection. Unset, it is encrypted where an API key or a certificate is set.',
    example: 'true',
  }),
  TEMPORAL_TLS_CERT_FILE: text().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'the path of a PEM file, together with TEMPORAL_TLS_KEY_FILE',
    doc: 'The client certificate for mutual TLS.',
    example: '/etc/fermata/temporal.crt',
  }),
  TEMPORAL_TLS_KEY_FILE: text().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'the path of a PEM file, together with TEMPORAL_TLS_CERT_FILE',
    doc: 'The key of the client certificate.',
    example: '/etc/fermata/temporal.key',
  }),
  TEMPORAL_TLS_CA_FILE: text().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'the path of a PEM file',
    doc: 'The authority that signed the certificate of the server, where it is a private one.',
    example: '/etc/fermata/temporal-ca.crt',
  }),
  TEMPORAL_TLS_SERVER_NAME: text().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'a host name',
    doc: 'The name the certificate of the server is checked against, where it is not the host of the address.',
    example: 'temporal.internal',
  }),
  TEMPORAL_UI_URL: origin().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'an http(s) address',
    doc: 'Where links to a run in the Temporal UI lead. Set by `npm start` for its own server.',
    example: 'https://temporal-ui.example.com',
  }),
  TEMPORAL_CLI_PATH: text().optional().register(aboutVariables, {
    group: TEMPORAL,
    wants: 'the path of a Temporal CLI of version 1.5 or newer',
    doc: 'The CLI that runs the development server. Unset, it is looked for on the PATH and fetched otherwise.',
    example: '/usr/local/bin/temporal',
  }),
  TEMPORAL_PORT: port().default(7233).register(aboutVariables, {
    group: TEMPORAL,
    wants: aPort,
    doc: 'The development server.',
  }),
  TEMPORAL_UI_PORT: port().default(8233).register(aboutVariables, {
    group: TEMPORAL,
    wants: aPort,
    doc: 'The UI of the development server.',
  }),
  WORKER_QUEUES: listOf((item) => QUEUES.some((queue) => queue === item))
    .default([...QUEUES])
    .register(aboutVariables, {
      group: TEMPORAL,
      wants: `some of ${QUEUES.join(', ')}, separated by commas`,
      doc: 'The task queues this worker process serves; `--queues` says the same on the command line.',
      example: QUEUES.join(','),
    }),

  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .register(aboutVariables, {
      group: MAIL,
      wants: 'an smtp:// or smtps:// address',
      doc: 'The mail server campaigns go out by. Unset, `npm start` brings an inbox that delivers to nobody.',
      secret: true,
      example: 'smtps://user:password@smtp.example.com:465',
    }),
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10).register(aboutVariables, {
    group: MAIL,
    wants: 'a whole number from 1 to 200',
    doc: 'Most connections one process holds open to the mail server.',
  }),
  SYSTEM_MAIL_FROM: text().default('Fermata <no-reply@fermata.example>').register(aboutVariables, {
    group: MAIL,
    wants: 'a sender such as Fermata <no-reply@example.com>',
    doc: 'Who password resets and invitations come from.',
  }),
  MAIL_PORT: port().default(8025).register(aboutVariables, {
    group: MAIL,
    wants: aPort,
    doc: 'The page and API of the embedded inbox.',
  }),
  MAIL_SMTP_PORT: port().default(1025).register(aboutVariables, {
    group: MAIL,
    wants: aPort,
    doc: 'The SMTP listener of the embedded inbox.',
  }),

  TWILIO_ACCOUNT_SID: text().optional().register(aboutVariables, {
    group: SMS,
    wants: 'the SID of a Twilio account, together with TWILIO_AUTH_TOKEN and TWILIO_FROM',
    doc: 'Text messages are sent through Twilio where the three are set.',
    example: 'AC0123456789abcdef0123456789abcdef',
  }),
  TWILIO_AUTH_TOKEN: text().optional().register(aboutVariables, {
    group: SMS,
    wants: 'the token of TWILIO_ACCOUNT_SID',
    doc: 'The token of the account.',
    secret: true,
  }),
  TWILIO_FROM: text().optional().register(aboutVariables, {
    group: SMS,
    wants: 'a phone number in E.164, or the SID of a messaging service',
    doc: 'Who text messages come from.',
    example: '+33600000000',
  }),
  TWILIO_BASE_URL: origin().optional().register(aboutVariables, {
    group: SMS,
    wants: 'an http(s) address',
    doc: 'Another address for the Twilio API: a region, or a stand-in for tests.',
    example: 'https://api.twilio.com',
  }),

  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(10).default(6000).register(aboutVariables, {
    group: SAFETY,
    wants: 'a whole number of requests, 10 or more',
    doc: 'Requests a minute that one API key or one person may make; one network address may make twice as many. Each api process counts for itself.',
  }),
  OUTGOING_ALLOWED_PRIVATE_CIDRS: listOf(isCidr).default([]).register(aboutVariables, {
    group: SAFETY,
    wants: 'networks such as 10.0.0.0/8 or fd00::/8, separated by commas',
    doc: 'Private networks that webhooks and other outgoing calls may reach. None by default.',
    example: '10.20.0.0/16',
  }),
});

function isCidr(value: string): boolean {
  const [address = '', bits = ''] = value.split('/');
  const family = isIP(address);
  return family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}
