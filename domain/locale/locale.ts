export const locales = ['en', 'fr'] as const;
/** The languages Fermata speaks. */
export type Locale = (typeof locales)[number];

/** A sentence in each language of the product. */
export type Sentences = Readonly<Record<Locale, string>>;

/** The best of our languages for an `Accept-Language` value (RFC 9110, 12.5.4); English when none fits. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const found = locales.find((locale) => tag === locale || tag.startsWith(`${locale}-`));
    if (found) return found;
  }
  return 'en';
}
