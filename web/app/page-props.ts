/** What the framework hands a page: `WithQuery` its search parameters, `WithId` the id of its path. */
export interface WithQuery {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

export interface WithId {
  readonly params: Promise<{ readonly id: string }>;
}
