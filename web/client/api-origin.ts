/** Where the API listens, as the server of this app reaches it; the browser asks `/api` of its own origin. */
export const apiOrigin = (): string => process.env['API_ORIGIN'] ?? 'http://127.0.0.1:3002';
