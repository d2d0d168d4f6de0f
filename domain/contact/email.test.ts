import { describe, expect, test } from 'vitest';
import { cleanEmail, emailFault } from './email';

describe('an address', () => {
  test.each([
    'ada@example.com',
    'Ada.Lovelace+news@sub.example.co.uk',
    "o'brien_1@example.museum",
    'a@münchen.de',
    'a@例え.テスト',
    'a@xn--mnchen-3ya.de',
    '!#$%&*/=?^`{|}~-@example.com',
    `${'a'.repeat(64)}@example.com`,
    `a@${'b'.repeat(63)}.com`,
  ])('%s is good', (email) => {
    expect(emailFault(email)).toBeNull();
  });

  test.each([
    ['', 'MISSING'],
    ['ada', 'NO_AT'],
    ['a@b@c', 'SEVERAL_AT'],
    ['@example.com', 'LOCAL_PART'],
    ['.ada@example.com', 'LOCAL_PART'],
    ['ada.@example.com', 'LOCAL_PART'],
    ['a..b@example.com', 'LOCAL_PART'],
    ['a b@example.com', 'LOCAL_PART'],
    ['josé@example.com', 'LOCAL_PART'],
    ['"a b"@example.com', 'LOCAL_PART'],
    ['a\r\nbcc:x@example.com', 'LOCAL_PART'],
    ['ada@', 'DOMAIN'],
    ['ada@localhost', 'DOMAIN'],
    ['ada@example..com', 'DOMAIN'],
    ['ada@-example.com', 'DOMAIN'],
    ['ada@example-.com', 'DOMAIN'],
    ['ada@exa_mple.com', 'DOMAIN'],
    ['ada@[192.0.2.1]', 'DOMAIN'],
    ['ada@192.0.2.1', 'DOMAIN'],
    ['ada@example.com.', 'DOMAIN'],
    [`a@${'b'.repeat(64)}.com`, 'DOMAIN'],
    [`${'a'.repeat(65)}@example.com`, 'TOO_LONG'],
    [`a@${'b.'.repeat(126)}com`, 'TOO_LONG'],
  ])('%s is refused for its %s', (email, fault) => {
    expect(emailFault(email)).toBe(fault);
  });
});

test.each([
  ['  ada@example.com\t', 'ada@example.com'],
  ['\ufeffada@\u200bexample.com\u00a0', 'ada@example.com'],
  ['MAILTO:Ada@Example.com', 'Ada@Example.com'],
  ['"Lovelace, Ada" <ada@example.com>', 'ada@example.com'],
  ['Ada@MÜNCHEN.de', 'Ada@münchen.de'],
])('what is pasted around an address is not part of it: %j', (pasted, email) => {
  expect(cleanEmail(pasted)).toBe(email);
});
