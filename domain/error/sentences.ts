import type { Sentences } from '../locale/locale';
import type { ErrorCode } from './codes';

/** The general sentence of each code: what happened and what to do. A failure may carry a more precise one. */
export const errorSentences: Readonly<Record<ErrorCode, Sentences>> = {
  INVALID_EMAIL_CONTENT: {
    en: 'The content of this email cannot be used. Correct the places listed and try again.',
    fr: 'Le contenu de cet email ne peut pas être utilisé. Corrigez les endroits indiqués et réessayez.',
  },
  SEGMENT_TOO_LARGE: {
    en: 'The audience is larger than your organisation allows. Narrow the criteria.',
    fr: "L'audience dépasse la limite de votre organisation. Affinez les critères.",
  },
  SEGMENT_TOO_SMALL: {
    en: 'The audience is smaller than your organisation allows. Widen the criteria.',
    fr: "L'audience est inférieure au minimum de votre organisation. Élargissez les critères.",
  },
  INSUFFICIENT_CONSENT: {
    en: 'The consent this message needs is missing, so nothing was sent.',
    fr: "Le consentement nécessaire à ce message manque : rien n'a été envoyé.",
  },
  DELIVERY_FAILED: {
    en: 'The mail server did not take the message. It can be tried again later.',
    fr: "Le serveur de messagerie n'a pas pris le message. Réessayez plus tard.",
  },
  RATE_LIMIT_EXCEEDED: {
    en: 'Too many requests. Wait for the time given in Retry-After, then go on.',
    fr: 'Trop de requêtes. Attendez la durée donnée par Retry-After, puis reprenez.',
  },
  TEMPLATE_NOT_FOUND: {
    en: 'The template does not exist. Choose another one.',
    fr: "Le modèle n'existe pas. Choisissez-en un autre.",
  },
  PERSONALIZATION_ERROR: {
    en: 'The personalisation of this content cannot be rendered. Correct the places listed.',
    fr: 'La personnalisation de ce contenu ne peut pas être rendue. Corrigez les endroits indiqués.',
  },
  WORKFLOW_EXECUTION_FAILED: {
    en: 'The run stopped on an error. Its page says at which step and why.',
    fr: "L'exécution s'est arrêtée sur une erreur. Sa page dit à quelle étape et pourquoi.",
  },
  VALIDATION_FAILED: {
    en: 'The request is not valid. The fields at fault are listed.',
    fr: "La requête n'est pas valide. Les champs en cause sont listés.",
  },
  MALFORMED_BODY: {
    en: 'The body of the request is not valid JSON.',
    fr: "Le corps de la requête n'est pas du JSON valide.",
  },
  INVALID_FILE: {
    en: 'The file cannot be read as a list of contacts.',
    fr: 'Le fichier ne peut pas être lu comme une liste de contacts.',
  },
  INVALID_AUTOMATION: {
    en: 'The automation cannot be published yet. Correct the steps listed.',
    fr: "L'automatisation ne peut pas encore être publiée. Corrigez les étapes listées.",
  },
  UNAUTHENTICATED: {
    en: 'Sign in, or send a valid API key.',
    fr: 'Connectez-vous, ou envoyez une clé API valide.',
  },
  FORBIDDEN: {
    en: 'Your role does not allow this. Ask an administrator of your organisation.',
    fr: 'Votre rôle ne le permet pas. Demandez à un administrateur de votre organisation.',
  },
  NOT_FOUND: {
    en: 'There is nothing here under this id.',
    fr: "Rien n'existe ici sous cet identifiant.",
  },
  INVALID_TOKEN: {
    en: 'This link is not valid. It may have been cut; open it again from the message.',
    fr: "Ce lien n'est pas valide. Il a peut-être été tronqué ; rouvrez-le depuis le message.",
  },
  METHOD_NOT_ALLOWED: {
    en: 'This address does not take that method.',
    fr: 'Cette adresse ne prend pas cette méthode.',
  },
  CONFLICT: {
    en: 'This conflicts with the present state. Load it again, then repeat.',
    fr: "Ceci est en conflit avec l'état actuel. Rechargez, puis recommencez.",
  },
  ALREADY_EXISTS: {
    en: 'This exists already.',
    fr: 'Ceci existe déjà.',
  },
  INVALID_STATE: {
    en: 'This is not possible in the present state.',
    fr: "Ceci n'est pas possible dans l'état actuel.",
  },
  IDEMPOTENCY_KEY_REUSED: {
    en: 'This Idempotency-Key was used with another request. Use a new key for a new request.',
    fr: 'Cette Idempotency-Key a servi à une autre requête. Prenez une nouvelle clé pour une nouvelle requête.',
  },
  BODY_TOO_LARGE: {
    en: 'The body of the request is too large. Send it in smaller parts.',
    fr: 'Le corps de la requête est trop grand. Envoyez-le en plus petites parties.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    en: 'This media type is not accepted here.',
    fr: "Ce type de contenu n'est pas accepté ici.",
  },
  INTERNAL: {
    en: 'Something failed on our side. The id given finds it in the log.',
    fr: "Une erreur s'est produite de notre côté. L'identifiant donné la retrouve dans le journal.",
  },
  SERVICE_UNAVAILABLE: {
    en: 'A part of the system does not answer just now. Nothing was lost; try again in a moment.',
    fr: "Une partie du système ne répond pas en ce moment. Rien n'est perdu ; réessayez dans un instant.",
  },
};
