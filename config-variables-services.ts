import { z } from 'zod';
import { aboutVariables, aPort, listOf, origin, port, text } from './config-variables-kinds';

const QUEUES = ['automations', 'campaigns', 'delivery', 'data'] as const;

const DATABASE = 'Database';
const TEMPORAL = 'Temporal';
const MAIL = 'Mail';
const SMS = 'Text messages';

/** Where the services that Fermata stands on are found: database, Temporal, mail, text messages. */
export const serviceVariables = {
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
};
