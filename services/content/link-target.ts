import type { ContentScope } from './content';
import { prepareTemplate, renderTemplate } from './template';

/**
 * Where a click leads: the address behind a link index, with the person's values filled in.
 * @param link an entry of `CompiledContent.links`.
 * @returns null when what comes out is no web address; scheme and host are fixed by the author, never by a value.
 */
export function linkTarget(link: string, scope: ContentScope): string | null {
  const address = link.includes('{{') ? renderTemplate(prepareTemplate(link, 'plain'), { ...scope, links: {} }) : link;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
