import { describe, expect, it } from 'vitest';
import { parseSmtpUrl } from './server';

describe('the address of a mail server', () => {
  it.each([
    [
      'smtp://127.0.0.1:1025',
      {
        host: '127.0.0.1',
        port: 1025,
        implicitTls: false,
        requireTls: false,
        preferTls: false,
        auth: null,
        connections: 10,
      },
    ],
    ['smtp://mx.example', { port: 587, requireTls: false, preferTls: true }],
    ['smtps://u:p@mx.example', { port: 465, implicitTls: true }],
    [
      'smtp://me%40x.example:a%3Ab@mx.example?pool=30&maxMessages=5&name=me.example',
      {
        auth: { user: 'me@x.example', password: 'a:b' },
        requireTls: true,
        connections: 30,
        messagesPerConnection: 5,
        clientName: 'me.example',
      },
    ],
    [
      'smtp://u:p@mx.example?requireTls=false&rejectUnauthorized=false',
      { requireTls: false, rejectUnauthorized: false },
    ],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, preferTls: false }],
  ])('%s is read', (url, expected) => expect(parseSmtpUrl(url)).toMatchObject(expected));

  it.each([
    ['mail.example', /must look like/],
    ['https://mail.example', /must look like/],
    ['smtp://u:secret@mail.example?pool=0', /"pool" .* number from 1/],
    ['smtp://u:secret@mail.example?pol=3', /unknown parameter "pol"/],
    ['smtp://u:secret@mail.example?requireTls=yes', /"requireTls" .* true or false/],
  ])('%s is refused without its password', (url, words) => {
    expect(() => parseSmtpUrl(url)).toThrow(words);
    expect(() => parseSmtpUrl(url)).not.toThrow(/secret/);
  });
});
