import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { scriptedServer } from './smtp/scripted-server.fixture';
import { createSystemMailer } from './system-mailer';

const from = 'Fermata <no-reply@fermata.example>';
const reset = {
  to: 'lea@label.example',
  subject: 'Mot de passe oublié\r\nBcc: x@y.example',
  text: 'Voilà',
  html: '<p>Voilà</p>',
};

it('a password reset reaches its person, in text and HTML, and no header is added to it', async () => {
  const server = await scriptedServer();
  await createSystemMailer({ url: server.url, from }).send(reset);
  const mail = await simpleParser(server.messages[0] ?? '');
  expect(mail.subject).toBe('Mot de passe oublié Bcc: x@y.example');
  expect({ text: mail.text?.trim(), html: mail.html, bcc: mail.bcc }).toEqual({
    text: 'Voilà',
    html: '<p>Voilà</p>',
    bcc: undefined,
  });
  expect(mail.from?.text).toBe('"Fermata" <no-reply@fermata.example>');
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
});

it('a refusal is an error with the words of the server', async () => {
  const server = await scriptedServer({
    on: (line) => (line.startsWith('RCPT') ? '550 5.1.1 no such user' : undefined),
  });
  await expect(createSystemMailer({ url: server.url, from }).send(reset)).rejects.toThrow(/no such user/);
});
