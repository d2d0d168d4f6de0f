import type { ConsentType } from '../../domain/consent/consent';
import type { Locale } from '../../domain/locale/locale';
import { negotiateLocale } from '../../domain/locale/locale';

/** What the public pages say; `sender` and `email` are shown as they are. */
interface Words {
  readonly leaveTitle: (sender: string) => string;
  readonly leaveQuestion: (sender: string, email: string) => string;
  readonly leaveButton: string;
  readonly leftTitle: string;
  readonly leftSentence: (sender: string, email: string) => string;
  readonly choose: string;
  readonly preferencesTitle: string;
  readonly preferencesSentence: (sender: string, email: string) => string;
  readonly preferencesLegend: string;
  readonly topicsLegend: string;
  readonly save: string;
  readonly saved: string;
  readonly consents: Readonly<Record<ConsentType, string>>;
  readonly failedTitle: string;
}

export const wordsIn: Readonly<Record<Locale, Words>> = {
  en: {
    leaveTitle: (sender) => `Unsubscribe from ${sender}?`,
    leaveQuestion: (sender, email) => `${email} will get no more news from ${sender} by email.`,
    leaveButton: 'Unsubscribe',
    leftTitle: 'You are unsubscribed',
    leftSentence: (sender, email) =>
      `${email} gets no more news from ${sender}. What is on its way already may still arrive.`,
    choose: 'Choose what you get',
    preferencesTitle: 'What you get',
    preferencesSentence: (sender, email) => `What ${sender} may do with ${email} and what we know of you.`,
    preferencesLegend: 'I agree to',
    topicsLegend: 'I want to hear about',
    save: 'Save',
    saved: 'Your choice is saved.',
    consents: {
      EMAIL_MARKETING: 'news by email',
      SMS_MARKETING: 'news by text message',
      PHONE_MARKETING: 'calls',
      PROFILING: 'messages chosen by what I read and buy',
      THIRD_PARTY_SHARING: 'sharing my details with partners',
    },
    failedTitle: 'This page does not open',
  },
  fr: {
    leaveTitle: (sender) => `Se désabonner de ${sender} ?`,
    leaveQuestion: (sender, email) => `${email} ne recevra plus de nouvelles de ${sender} par email.`,
    leaveButton: 'Se désabonner',
    leftTitle: 'Désabonnement enregistré',
    leftSentence: (sender, email) =>
      `${email} ne reçoit plus de nouvelles de ${sender}. Ce qui est déjà parti peut encore arriver.`,
    choose: 'Choisir ce que vous recevez',
    preferencesTitle: 'Ce que vous recevez',
    preferencesSentence: (sender, email) => `Ce que ${sender} peut faire de ${email} et de ce que nous savons de vous.`,
    preferencesLegend: "J'accepte",
    topicsLegend: 'Je veux recevoir',
    save: 'Enregistrer',
    saved: 'Votre choix est enregistré.',
    consents: {
      EMAIL_MARKETING: 'les nouvelles par email',
      SMS_MARKETING: 'les nouvelles par SMS',
      PHONE_MARKETING: 'les appels',
      PROFILING: 'des messages choisis selon ce que je lis et achète',
      THIRD_PARTY_SHARING: 'le partage de mes coordonnées avec des partenaires',
    },
    failedTitle: "Cette page ne s'ouvre pas",
  },
};

/** The language a contact is known to read, else what their browser asks for. */
export const readerLocale = (contactLocale: string | null, browserLocale: Locale): Locale =>
  contactLocale === null ? browserLocale : negotiateLocale(contactLocale);
