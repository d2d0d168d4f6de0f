import type { Sentences } from '../locale/locale';
import type { EmailFault } from './email';

export const emailSentences: Readonly<Record<EmailFault, Sentences>> = {
  MISSING: { en: 'There is no email address.', fr: "Il n'y a pas d'adresse email." },
  NO_AT: { en: 'The address has no @.', fr: "L'adresse n'a pas de @." },
  SEVERAL_AT: { en: 'The address has more than one @.', fr: "L'adresse a plus d'un @." },
  LOCAL_PART: {
    en: 'What stands before the @ is not a mailbox name: letters without accents, digits and . _ + - are usual.',
    fr: "Ce qui précède le @ n'est pas un nom de boîte : lettres sans accents, chiffres et . _ + - sont d'usage.",
  },
  DOMAIN: {
    en: 'What follows the @ is not a domain name such as example.com.',
    fr: "Ce qui suit le @ n'est pas un nom de domaine comme exemple.fr.",
  },
  TOO_LONG: {
    en: 'The address is longer than mail allows: 64 characters before the @, 254 in all.',
    fr: "L'adresse dépasse ce que le courrier permet : 64 caractères avant le @, 254 en tout.",
  },
};
