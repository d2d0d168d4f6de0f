import { describe, expect, test } from 'vitest';
import { failure } from '../domain/error/failure';
import { presentProblem, toFailure } from './errors';

const occurrence = { requestId: '0190b5e0-0000-7000-8000-000000000000', locale: 'en', now: new Date(0) } as const;
const withCode = (code: string | number, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });

describe('an error from elsewhere', () => {
  test.each([
    ['the database is away', withCode('ECONNREFUSED'), 'SERVICE_UNAVAILABLE'],
    [
      'the database is away, said by the query builder',
      new Error('Failed query', { cause: withCode('57P01') }),
      'SERVICE_UNAVAILABLE',
    ],
    ['Temporal is away', new Error('Failed to start', { cause: withCode(14) }), 'SERVICE_UNAVAILABLE'],
    ['a text holds U+0000', new Error('Failed query', { cause: withCode('22021') }), 'VALIDATION_FAILED'],
    ['an address is not UTF-8', new URIError('URI malformed'), 'NOT_FOUND'],
    ['anything else', new TypeError('undefined is not a function'), 'INTERNAL'],
    ['what is no error at all', 'thrown text', 'INTERNAL'],
  ])('when %s has a code of ours', (_what, error, code) => {
    expect(toFailure(error).code).toBe(code);
  });

  test('that causes itself ends all the same', () => {
    const error = new Error('round');
    error.cause = error;

    expect(toFailure(error).code).toBe('INTERNAL');
  });
});

describe('the problem document', () => {
  test('carries the fields of RFC 9457 and of the specification, and nothing of the cause', () => {
    const problem = presentProblem(
      failure('INSUFFICIENT_CONSENT', { contactId: 'c1', cause: new Error('select secret') }),
      occurrence,
    );

    expect(problem).toEqual({
      type: 'urn:fermata:error:insufficient-consent',
      title: 'Insufficient consent',
      status: 409,
      detail: 'The consent this message needs is missing, so nothing was sent.',
      instance: 'urn:uuid:0190b5e0-0000-7000-8000-000000000000',
      code: 'INSUFFICIENT_CONSENT',
      message: 'The consent this message needs is missing, so nothing was sent.',
      timestamp: '1970-01-01T00:00:00.000Z',
      contactId: 'c1',
      recoverable: false,
      gdprImpact: true,
    });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});
