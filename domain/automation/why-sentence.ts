import type { Locale, Sentences } from '../locale/locale';
import type { ExclusionReason } from '../message/message';
import type { Why } from './why';

const exclusions: Readonly<Record<ExclusionReason, Sentences>> = {
  INVALID_ADDRESS: {
    en: 'Not sent: the address is not valid.',
    fr: "Non envoyé : l'adresse n'est pas valide.",
  },
  BOUNCED: {
    en: 'Not sent: earlier messages to this address bounced.',
    fr: 'Non envoyé : des messages précédents à cette adresse ont été rejetés.',
  },
  SUPPRESSED: {
    en: 'Not sent: the address is on the suppression list.',
    fr: "Non envoyé : l'adresse figure sur la liste d'exclusion.",
  },
  UNSUBSCRIBED: {
    en: 'Not sent: the contact has unsubscribed.',
    fr: "Non envoyé : le contact s'est désabonné.",
  },
  NO_CONSENT: {
    en: 'Not sent: there is no consent to marketing by email.',
    fr: "Non envoyé : il n'y a pas de consentement au marketing par email.",
  },
  TOPIC_OFF: {
    en: 'Not sent: the contact switched this topic off.',
    fr: 'Non envoyé : le contact a refusé ce thème.',
  },
  CANCELLED: { en: 'Not sent: the send was cancelled.', fr: "Non envoyé : l'envoi a été annulé." },
};

/** What was decided and why, in the reader's language; times as the clocks of `timezone` (IANA) show them. */
export const whySentence = (why: Why, locale: Locale, timezone: string): string => sentencesOf(why, timezone)[locale];

function sentencesOf(why: Why, timezone: string): Sentences {
  switch (why.code) {
    case 'SENT':
      return { en: 'Handed over to the mail server.', fr: 'Remis au serveur de messagerie.' };
    case 'IN_DOUBT':
      return {
        en: 'The connection was lost before the mail server answered: it may have been sent. It is listed as in doubt.',
        fr: "La connexion a été perdue avant la réponse du serveur : l'envoi a peut-être eu lieu. Il est listé comme incertain.",
      };
    case 'EXCLUDED':
      return exclusions[why.reason];
    case 'REJECTED':
      return {
        en: `The mail server refused it: ${why.reply}`,
        fr: `Le serveur de messagerie l'a refusé : ${why.reply}`,
      };
    case 'WAITING':
      return {
        en: `Waits until ${localTime(why.until, 'en-GB', timezone)}.`,
        fr: `Attend jusqu'au ${localTime(why.until, 'fr-FR', timezone)}.`,
      };
    case 'WAITED':
      return { en: 'The wait is over.', fr: "L'attente est terminée." };
    case 'STEP_FAILED':
      return { en: `Failed: ${why.message}`, fr: `Échec : ${why.message}` };
    case 'CONDITIONS_NOT_MET':
    case 'BRANCH_TAKEN':
    case 'NO_BRANCH_HELD':
      return decisionSentences(why);
    case 'TAG_ADDED':
    case 'TAG_ALREADY_THERE':
    case 'TAG_REMOVED':
    case 'TAG_WAS_NOT_THERE':
    case 'FIELD_SET':
    case 'FIELD_UNCHANGED':
      return changeSentences(why);
    case 'SKIPPED_BY':
    case 'EXITED_BY':
    case 'ENDED':
    case 'CONTACT_GONE':
      return endingSentences(why);
  }
}

type Among<Code extends Why['code']> = Extract<Why, { readonly code: Code }>;

function decisionSentences(why: Among<'CONDITIONS_NOT_MET' | 'BRANCH_TAKEN' | 'NO_BRANCH_HELD'>): Sentences {
  switch (why.code) {
    case 'CONDITIONS_NOT_MET':
      return { en: 'Skipped: its conditions do not hold.', fr: 'Ignorée : ses conditions ne sont pas remplies.' };
    case 'BRANCH_TAKEN':
      return { en: `Took the branch “${why.branch}”.`, fr: `A pris la branche « ${why.branch} ».` };
    case 'NO_BRANCH_HELD':
      return { en: 'No branch held: everyone else.', fr: 'Aucune branche ne convient : tous les autres.' };
  }
}

function changeSentences(
  why: Among<'TAG_ADDED' | 'TAG_ALREADY_THERE' | 'TAG_REMOVED' | 'TAG_WAS_NOT_THERE' | 'FIELD_SET' | 'FIELD_UNCHANGED'>,
): Sentences {
  switch (why.code) {
    case 'TAG_ADDED':
      return { en: `Added the tag “${why.tag}”.`, fr: `A ajouté l'étiquette « ${why.tag} ».` };
    case 'TAG_ALREADY_THERE':
      return { en: `The tag “${why.tag}” was there already.`, fr: `L'étiquette « ${why.tag} » était déjà là.` };
    case 'TAG_REMOVED':
      return { en: `Removed the tag “${why.tag}”.`, fr: `A retiré l'étiquette « ${why.tag} ».` };
    case 'TAG_WAS_NOT_THERE':
      return { en: `The tag “${why.tag}” was not there.`, fr: `L'étiquette « ${why.tag} » n'y était pas.` };
    case 'FIELD_SET':
      return { en: `Set the field “${why.field}”.`, fr: `A renseigné le champ « ${why.field} ».` };
    case 'FIELD_UNCHANGED':
      return {
        en: `The field “${why.field}” had that value already.`,
        fr: `Le champ « ${why.field} » avait déjà cette valeur.`,
      };
  }
}

function endingSentences(why: Among<'SKIPPED_BY' | 'EXITED_BY' | 'ENDED' | 'CONTACT_GONE'>): Sentences {
  switch (why.code) {
    case 'SKIPPED_BY':
      return { en: `Skipped by ${why.who || 'hand'}.`, fr: `Passée par ${why.who || 'une personne'}.` };
    case 'EXITED_BY':
      return { en: `Taken out by ${why.who || 'hand'}.`, fr: `Sorti par ${why.who || 'une personne'}.` };
    case 'ENDED':
      return { en: 'Reached the end of the flow.', fr: 'A atteint la fin du parcours.' };
    case 'CONTACT_GONE':
      return { en: 'The contact no longer exists.', fr: "Le contact n'existe plus." };
  }
}

const localTime = (iso: string, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(iso));
