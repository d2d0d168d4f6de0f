import type { UtmParameters } from '../../domain/campaign/campaign';
import { liquidRoots, plainLiquid } from './liquid';
import type { LiquidMask } from './mask';
import { hasMask } from './mask';
import { rewriteTags } from './tags';

/** Elements that lead somewhere, Outlook's own drawn buttons included: those stand in conditional comments. */
const LINK_TAG = /<(?:a|area|v:roundrect|v:rect|v:shape)(?=\s)/gi;
const HREF = /(\shref\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/i;
const TEXT_URL = /https?:\/\/[^\s<>"')\]]+/gi;
const TEXT_URL_END = /[.,;:!?]+$/;
/** Scheme and host are written out, so that no value of a contact decides whose site a link opens. */
const FIXED_HOST = /^https?:\/\/[^\u{E000}/?#\s]+(?:[/?#]|$)/iu;
/** What is still known when the link is clicked; an event or a loop's variable is not. */
const ROOTS_AT_CLICK = new Set(['contact', 'artist', 'organization', 'sender']);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#38;': '&',
  '&#x26;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
};

/** Collects the addresses a message leads to; the same address has one index. */
export class LinkTable {
  readonly #indexes = new Map<string, number>();

  constructor(
    private readonly mask: LiquidMask,
    private readonly utm: UtmParameters | null,
    private readonly trackingEnabled: boolean,
  ) {}

  get urls(): readonly string[] {
    return [...this.#indexes.keys()];
  }

  /** Puts a tracked address in the place of each one in masked HTML; every other byte stays. */
  rewriteHtml(html: string): string {
    return rewriteTags(html, LINK_TAG, (tag) =>
      tag.replace(HREF, (whole: string, start: string, quoted: string) => {
        const url = decodeEntities(/^["']/.test(quoted) ? quoted.slice(1, -1) : quoted).trim();
        const rewritten = this.#rewrite(url);
        return rewritten === url ? whole : `${start}"${encodeAttribute(rewritten)}"`;
      }),
    );
  }

  /** The same for plain text that a person wrote. */
  rewriteText(text: string): string {
    return text.replace(TEXT_URL, (found) => {
      const punctuation = TEXT_URL_END.exec(found)?.[0] ?? '';
      const url = found.slice(0, found.length - punctuation.length);
      return this.#rewrite(url) + punctuation;
    });
  }

  #rewrite(url: string): string {
    if (!FIXED_HOST.test(url)) return url;
    const target = withUtm(url, this.utm);
    if (!this.trackingEnabled || !this.#isKnownAtClick(target)) return target;
    const key = this.mask.reveal(target);
    const index = this.#indexes.get(key) ?? this.#indexes.size;
    this.#indexes.set(key, index);
    return this.mask.output(`{{ links.to${index} }}`);
  }

  #isKnownAtClick(url: string): boolean {
    if (!hasMask(url)) return true;
    if (this.mask.piecesIn(url).some((piece) => !piece.isOutput)) return false;
    return liquidRoots(plainLiquid.parse(this.mask.reveal(url))).every((root) => ROOTS_AT_CLICK.has(root));
  }
}

/** Adds the campaign parameters that the address does not carry itself, before its fragment. */
function withUtm(url: string, utm: UtmParameters | null): string {
  if (utm === null) return url;
  const [address = '', ...fragment] = url.split('#');
  const parameters = Object.entries(utm)
    .filter(([name, value]) => value && !address.includes(`utm_${name}=`))
    .map(([name, value]) => `utm_${name}=${encodeURIComponent(value ?? '')}`);
  if (parameters.length === 0) return url;
  const separator = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return [address + separator + parameters.join('&'), ...fragment].join('#');
}

const decodeEntities = (text: string): string =>
  text.replace(/&(?:amp|quot|apos|lt|gt|#38|#x26|#34|#39);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? entity);

const encodeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
