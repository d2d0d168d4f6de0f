import { expect, test } from 'vitest';
import { describeError } from './log';

test('a failed query is logged without what people wrote', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "contacts_email"'), {
    code: '23505',
    detail: 'Key (email)=(ada@example.com) already exists.',
  });
  const error = Object.assign(new Error('Failed query: insert …\nparams: ada@example.com', { cause }), {
    query: 'insert into contacts (email) values ($1)',
    params: ['ada@example.com'],
  });

  const logged = JSON.stringify(describeError(error));

  expect(logged).not.toContain('ada@example.com');
  expect(logged).toContain('insert into contacts');
  expect(logged).toContain('23505');
});
