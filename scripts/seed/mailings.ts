import type { Circle } from './circles';

/** A campaign of the past. */
export interface DemoMailing {
  /** What the questions ask for by this name; null for what no question asks. */
  readonly ask: 'latest' | 'previous' | 'plan' | 'report' | null;
  readonly name: string;
  readonly subject: string;
  readonly daysAgo: number;
  readonly to: Circle;
  /** Of those who open it at their keenest. */
  readonly opens: number;
  readonly clicks: number;
  readonly replies: number;
}

const letter = (name: string, subject: string, daysAgo: number): DemoMailing => ({
  ask: null,
  name,
  subject,
  daysAgo,
  to: 'fan',
  opens: 0.85,
  clicks: 0.35,
  replies: 0,
});

/** What was sent in the last months, the oldest first. */
export const demoMailings: readonly DemoMailing[] = [
  letter('Lettre de rentrée', 'Un album se prépare', 75),
  letter('Lettre du mois dernier', 'La pochette de « Demi-jour »', 44),
  {
    ask: 'previous',
    name: 'Communiqué : l’album',
    subject: '« Demi-jour », nouvel album des Demi-Tons',
    daysAgo: 38,
    to: 'journalist',
    opens: 0.95,
    clicks: 0.5,
    replies: 0.25,
  },
  {
    ask: 'report',
    name: 'Rapport financier du trimestre',
    subject: 'Rapport du troisième trimestre',
    daysAgo: 25,
    to: 'finance',
    opens: 0.9,
    clicks: 0.2,
    replies: 0.1,
  },
  {
    ask: 'plan',
    name: 'Plan de sortie',
    subject: 'Le plan de sortie de « Demi-jour »',
    daysAgo: 18,
    to: 'label',
    opens: 0.8,
    clicks: 0.3,
    replies: 0.2,
  },
  letter('Lettre du mois', 'Trois concerts, un clip', 12),
  {
    ask: 'latest',
    name: 'Communiqué : la tournée',
    subject: 'Les Demi-Tons en tournée au printemps',
    daysAgo: 8,
    to: 'journalist',
    opens: 0.9,
    clicks: 0.4,
    replies: 0.2,
  },
];
