/** Where the index of a custom field stands. One that was dropped for want of use is remembered, so as not to be made again at once. */
export const fieldIndexStatuses = ['BUILDING', 'READY', 'FAILED', 'DROPPED'] as const;
export type FieldIndexStatus = (typeof fieldIndexStatuses)[number];
