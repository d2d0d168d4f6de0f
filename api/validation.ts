import { z } from 'zod';
import type { FieldFault } from '../domain/error/failure';
import { invalid } from '../domain/error/failure';
import type { Locale } from '../domain/locale/locale';

const messagesIn = { en: z.locales.en().localeError, fr: z.locales.fr().localeError };

/** What an issue of any kind has; the kinds with more are told apart by `code`. */
type Issue = z.core.$ZodIssue;

const countFaults = (issues: readonly Issue[]): number =>
  issues.reduce((count, issue) => count + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);

/** Where a value may be of several shapes, the faults of the shape it comes nearest to say most. */
const nearest = (options: readonly (readonly Issue[])[]): readonly Issue[] =>
  options.reduce<readonly Issue[]>(
    (best, issues) => (best.length === 0 || countFaults(issues) < countFaults(best) ? issues : best),
    [],
  );

const faultsOf = (issues: readonly Issue[], locale: Locale, above: readonly string[] = []): readonly FieldFault[] =>
  issues.flatMap((issue): readonly FieldFault[] => {
    const at = [...above, ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...at, key].join('.'), message: issue.message }));
    if (issue.code === 'invalid_union') {
      const faults = faultsOf(nearest(issue.errors), locale, at);
      if (faults.some(({ path }) => path.length > at.join('.').length)) return faults;
    }
    const own: unknown = issue.code === 'custom' ? issue.params?.[locale] : undefined;
    return [{ path: at.join('.'), message: typeof own === 'string' ? own : issue.message }];
  });

/** Validates a part of a request. @throws Failure VALIDATION_FAILED that lists every field at fault, in the reader's language. Custom issues bring theirs in `params`. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, locale: Locale): T {
  const result = schema.safeParse(value, { error: messagesIn[locale] });
  if (result.success) return result.data;
  throw invalid(faultsOf(result.error.issues, locale));
}
