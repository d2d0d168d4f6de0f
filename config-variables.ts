import { isIP } from 'node:net';
import { z } from 'zod';
import { aboutVariables, aPort, listOf, origin, port, text } from './config-variables-kinds';
import { serviceVariables } from './config-variables-services';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const GENERAL = 'General';
const ADDRESSES = 'Addresses and ports';
const SAFETY = 'Safety';

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

  ...serviceVariables,

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
