/**
 * What a record holds under a name that somebody else chose, such as that of an event: `constructor` and its like are
 * nothing there, though every object inherits them.
 */
export const ownValue = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
