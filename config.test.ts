import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig, loadPartConfig } from './config';
import { variables } from './config-variables';
import { envExample } from './scripts/start/env-example';

const services = {
  FERMATA_SECRET: 's'.repeat(32),
  DATABASE_URL: 'postgres://u:p@127.0.0.1:5432/f',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
};

test('an empty environment is a whole configuration for npm start', () => {
  const config = loadConfig({});
  expect(config).toMatchObject({
    home: resolve('.fermata'),
    filesDir: resolve('.fermata/files'),
    cacheDir: join(homedir(), '.cache', 'fermata'),
    databaseUrl: null,
    temporal: { address: null, namespace: 'default', tls: null },
    ports: { web: 3000, public: 3001 },
    workerQueues: ['automations', 'campaigns', 'delivery', 'data'],
    outgoingAllowedPrivateCidrs: [],
  });
});

test('a variable that is set to nothing counts as unset, as in a copied .env.example', () => {
  expect(loadConfig({ WEB_PORT: '', DATABASE_URL: ' ' })).toMatchObject({ databaseUrl: null, ports: { web: 3000 } });
});

test.each([
  ['WEB_PORT', '80x', 'WEB_PORT is "80x". It wants a port number from 1 to 65535.'],
  ['WEB_PORT', '70000', 'WEB_PORT is "70000". It wants a port number from 1 to 65535.'],
  ['TEMPORAL_ADDRESS', 'http://host', 'TEMPORAL_ADDRESS is "http://host". It wants host:port.'],
  ['SMTP_URL', 'http://host', 'SMTP_URL is not usable. It wants an smtp:// or smtps:// address.'],
  ['TEMPORAL_TLS', 'perhaps', 'TEMPORAL_TLS is "perhaps". It wants true or false.'],
  [
    'WORKER_QUEUES',
    'data,mail',
    'WORKER_QUEUES is "data,mail". It wants some of automations, campaigns, delivery, data',
  ],
  [
    'OUTGOING_ALLOWED_PRIVATE_CIDRS',
    '10.0.0.0/33',
    'OUTGOING_ALLOWED_PRIVATE_CIDRS is "10.0.0.0/33". It wants networks',
  ],
])('a bad %s (%s) is named with what it wants', (name, value, sentence) => {
  expect(() => loadConfig({ [name]: value })).toThrow(sentence);
});

test('a secret value at fault is never printed', () => {
  const attempt = () => loadConfig({ DATABASE_URL: 'mysql://root:hunter2@host/db', FERMATA_SECRET: 'hunter2' });
  expect(attempt).toThrow(ConfigError);
  expect(attempt).not.toThrow(/hunter2/);
});

test('every variable at fault is named at once', () => {
  expect(() => loadConfig({ WEB_PORT: 'a', APP_PORT: 'b' })).toThrow(/WEB_PORT[^]*APP_PORT/);
});

test('one half of a pair asks for the other', () => {
  expect(() => loadConfig({ TEMPORAL_TLS_CERT_FILE: '/a.crt' })).toThrow('TEMPORAL_TLS_KEY_FILE is not set');
  expect(() => loadConfig({ TWILIO_ACCOUNT_SID: 'AC1', TWILIO_FROM: '+336' })).toThrow('TWILIO_AUTH_TOKEN is not set');
});

test('the page of strangers and the page of sessions never share an origin', () => {
  const same = 'https://example.com';
  expect(() => loadConfig({ APP_ORIGIN: same, PUBLIC_ORIGIN: `${same}/` })).toThrow('PUBLIC_ORIGIN is the same');
});

test('an API key or a client certificate encrypts the connection to Temporal', () => {
  expect(loadConfig({ TEMPORAL_API_KEY: 'k' }).temporal.tls).not.toBeNull();
  expect(loadConfig({ TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: 'false' }).temporal.tls).toBeNull();
});

test('a part that lacks a service says which, and what it wants', () => {
  const { DATABASE_URL: _, ...rest } = services;
  expect(() => loadPartConfig(rest)).toThrow('DATABASE_URL is not set. It wants a postgres:// address.');
  expect(loadPartConfig(services)).toMatchObject({ appOrigin: 'http://127.0.0.1:3000', smtpUrl: services.SMTP_URL });
});

test('.env.example names every variable and is current', () => {
  const written = readFileSync('.env.example', 'utf8');
  for (const name of Object.keys(variables.shape)) expect(written).toContain(`${name}=`);
  expect(written, 'run `node scripts/run.mjs env-example`').toBe(envExample());
});
