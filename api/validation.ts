import { z } from 'zod';
import type { FieldFault } from '../domain/error/failure';
import { invalid } from '../domain/error/failure';
import type { Locale } from '../domain/locale/locale';

const messagesIn = { en: z.locales.en().localeError, fr: z.locales.fr().localeError };

const faultsOf = (error: z.ZodError): readonly FieldFault[] =>
  error.issues.flatMap((issue): readonly FieldFault[] => {
    const at = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...at, key].join('.'), message: issue.message }));
    return [{ path: at.join('.'), message: issue.message }];
  });

/** Validates a part of a request. @throws Failure VALIDATION_FAILED that lists every field at fault, in the reader's language. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, locale: Locale): T {
  const result = schema.safeParse(value, { error: messagesIn[locale] });
  if (result.success) return result.data;
  throw invalid(faultsOf(result.error));
}
