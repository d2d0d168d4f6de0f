let made = 0;

/** An id that is unique within the page, for a row or a group. It is never sent. */
export const newId = (): string => `row-${(made += 1)}`;
