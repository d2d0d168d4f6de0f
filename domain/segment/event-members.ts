/** A property that every event has: when it happened, a date. */
export const TIME_OF_EVENT = 'occurredAt';

/** Asked as a list, all the products that a purchase names, by its own properties or among its items. */
export const PRODUCTS = 'products';

/** A property that may stand in the event's own column instead of among its properties. */
export const CAMPAIGN_OF_EVENT = 'campaignId';

/** What a purchase came to; as a number it is a column of its own too, by which sums are quick. */
export const AMOUNT_OF_EVENT = 'amount';
