import type { Sentences } from '../locale/locale';

/** One thing that keeps a flow from being published. */
export interface DefinitionFault {
  /** In dots, from the root of the definition: `steps.2.nextSteps.0`. */
  readonly path: string;
  /** The step to show it on; null where the fault is not a step's. */
  readonly stepId: string | null;
  readonly message: Sentences;
}

/** Each kind of fault with its sentence: what is wrong and what to do. */
export const faultSentences = {
  noTrigger: {
    en: 'Nothing lets contacts in. Add a trigger.',
    fr: 'Rien ne fait entrer de contacts. Ajoutez un déclencheur.',
  },
  noSteps: { en: 'The flow is empty. Add a step.', fr: 'Le parcours est vide. Ajoutez une étape.' },
  eventNameMissing: {
    en: 'Say which event lets contacts in.',
    fr: "Indiquez l'événement qui fait entrer les contacts.",
  },
  segmentMissing: { en: 'Choose the segment.', fr: 'Choisissez le segment.' },
  segmentIsStatic: {
    en: 'Nobody enters or leaves a static segment by themselves. Choose a dynamic one.',
    fr: "Personne n'entre de soi-même dans un segment statique, ni n'en sort. Choisissez un segment dynamique.",
  },
  thresholdMissing: {
    en: 'Say which score lets contacts in: above a number, or below it.',
    fr: 'Indiquez le score qui fait entrer les contacts : au-dessus ou au-dessous de quel nombre.',
  },
  thresholdTwice: {
    en: 'Give either above or below, and add a trigger for the other.',
    fr: "Donnez soit « au-dessus », soit « au-dessous », et ajoutez un déclencheur pour l'autre.",
  },
  idReserved: {
    en: 'END is not a step id: it ends a walk.',
    fr: "END n'est pas un identifiant d'étape : il termine un parcours.",
  },
  templateMissing: { en: 'Choose a template, or write a message.', fr: 'Choisissez un modèle, ou écrivez un message.' },
  subjectMissing: { en: 'The message has no subject.', fr: "Le message n'a pas d'objet." },
  contentMissing: { en: 'The message has no content.', fr: "Le message n'a pas de contenu." },
  senderMissing: {
    en: 'Say who the message is from: the organisation has no sender address.',
    fr: "Indiquez l'expéditeur : l'organisation n'a pas d'adresse d'envoi.",
  },
  tagMissing: { en: 'Say which tag.', fr: "Indiquez l'étiquette." },
  fieldMissing: { en: 'Say which field.', fr: 'Indiquez le champ.' },
  branchesMissing: { en: 'Add at least one branch.', fr: 'Ajoutez au moins une branche.' },
} as const satisfies Readonly<Record<string, Sentences>>;

export const idTaken = (stepId: string): Sentences => ({
  en: `Another step has the id ${stepId}. Each id may be used once.`,
  fr: `Une autre étape porte l'identifiant ${stepId}. Chaque identifiant ne sert qu'une fois.`,
});

export const leadsNowhere = (next: string): Sentences => ({
  en: `This leads to the step ${next}, which does not exist. Draw the arrow again.`,
  fr: `Ceci mène à l'étape ${next}, qui n'existe pas. Retracez la flèche.`,
});

export const tooManyNextSteps = (outcomes: number): Sentences => ({
  en: `The step has ${outcomes} outcome${outcomes === 1 ? '' : 's'} but leads to more steps. Remove the surplus arrows.`,
  fr: `L'étape a ${outcomes} issue${outcomes === 1 ? '' : 's'} mais mène à plus d'étapes. Retirez les flèches en trop.`,
});

export const orphan = (name: string): Sentences => ({
  en: `No arrow leads to the step ${name}. Connect it, or remove it.`,
  fr: `Aucune flèche ne mène à l'étape ${name}. Reliez-la, ou retirez-la.`,
});

export const loopWithoutWait = (names: readonly string[]): Sentences => ({
  en: `The loop ${names.join(' → ')} has no wait: a contact would go round without end. Add a wait.`,
  fr: `La boucle ${names.join(' → ')} n'a pas d'attente : un contact y tournerait sans fin. Ajoutez une attente.`,
});

export const branchUnreachable = (branch: string, before: string): Sentences => ({
  en: `Nobody can reach the branch ${branch}: the branch ${before} takes everyone first. Change its criteria.`,
  fr: `Personne ne peut atteindre la branche ${branch} : la branche ${before} prend tout le monde avant. Changez ses critères.`,
});

export const templateUnknown = (templateId: string): Sentences => ({
  en: `The template ${templateId} does not exist here, or was archived. Choose another one.`,
  fr: `Le modèle ${templateId} n'existe pas ici, ou a été archivé. Choisissez-en un autre.`,
});

export const segmentUnknown = (segmentId: string): Sentences => ({
  en: `The segment ${segmentId} does not exist here, or was deleted. Choose another one.`,
  fr: `Le segment ${segmentId} n'existe pas ici, ou a été supprimé. Choisissez-en un autre.`,
});

export const fieldNotWritable = (field: string): Sentences => ({
  en: `The field ${field} cannot be changed by a step.`,
  fr: `Le champ ${field} ne peut pas être changé par une étape.`,
});

export const notIncrementable = (field: string): Sentences => ({
  en: `The field ${field} is not a number, so nothing can be added to it.`,
  fr: `Le champ ${field} n'est pas un nombre : on ne peut rien y ajouter.`,
});

export const valueDoesNotFit = (field: string): Sentences => ({
  en: `The field ${field} cannot hold this value. Give one of its kind.`,
  fr: `Le champ ${field} ne peut pas contenir cette valeur. Donnez-en une du bon type.`,
});
