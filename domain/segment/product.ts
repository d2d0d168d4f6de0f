/** Where a purchase may name its product by itself. */
export const purchaseProductKeys = ['product', 'productId'] as const;

/** Where an item of a purchase may name its product; an item may also be the name alone. */
export const itemProductKeys = ['product', 'productId', 'sku', 'id', 'name'] as const;
