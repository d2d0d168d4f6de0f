import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const repository = dirname(dirname(fileURLToPath(import.meta.url)));

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
];

const config: NextConfig = {
  // The domain's types and rules are outside web/, so both roots are the repository.
  turbopack: { root: repository },
  outputFileTracingRoot: repository,
  // `npm run check` types the app; a build does not do it a second time.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
