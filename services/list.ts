/** One page of a list; `nextCursor` asks for the page after it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** How a page is asked for. `sort` is a field name, with `-` before it for descending. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort?: string | undefined;
  readonly q?: string | undefined;
}
