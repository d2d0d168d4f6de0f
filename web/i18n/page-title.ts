import type { Metadata } from 'next';
import { requestLocale } from './locale';
import type { Messages } from './messages';
import { messagesByLocale } from './messages';

/** A page's `generateMetadata`: its title in the reader's language. */
export const pageTitle =
  (titleOf: (messages: Messages) => string): (() => Promise<Metadata>) =>
  async () => ({ title: titleOf(messagesByLocale[await requestLocale()]) });
