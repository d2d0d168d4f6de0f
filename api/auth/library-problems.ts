import type { ErrorCode } from '../../domain/error/codes';
import type { Sentences } from '../../domain/locale/locale';

interface KnownProblem {
  readonly code: ErrorCode;
  readonly message: Sentences;
}

const wrongCredentials: KnownProblem = {
  code: 'UNAUTHENTICATED',
  message: {
    en: 'The email address or the password is wrong.',
    fr: "L'adresse email ou le mot de passe est incorrect.",
  },
};
const addressTaken: KnownProblem = {
  code: 'ALREADY_EXISTS',
  message: {
    en: 'There is an account with this address already. Sign in, or ask for a new password.',
    fr: 'Un compte existe déjà avec cette adresse. Connectez-vous, ou demandez un nouveau mot de passe.',
  },
};
const wrongPassword: KnownProblem = {
  code: 'FORBIDDEN',
  message: { en: 'The current password is wrong.', fr: 'Le mot de passe actuel est incorrect.' },
};
const deadLink: KnownProblem = {
  code: 'INVALID_TOKEN',
  message: {
    en: 'This link was used already or is too old. Ask for a new one.',
    fr: 'Ce lien a déjà servi ou est trop ancien. Demandez-en un nouveau.',
  },
};
const deadInvitation: KnownProblem = {
  code: 'NOT_FOUND',
  message: {
    en: 'This invitation cannot be used: it is for another address, was revoked, or is too old. Ask for a new one.',
    fr: "Cette invitation n'est pas utilisable : elle est pour une autre adresse, révoquée ou trop ancienne. Demandez-en une nouvelle.",
  },
};
const foreignOrganization: KnownProblem = {
  code: 'NOT_FOUND',
  message: {
    en: 'You do not belong to that organisation.',
    fr: "Vous n'appartenez pas à cette organisation.",
  },
};

/** The account library's codes in our words; a code that is not here is told by its HTTP status alone. */
export const libraryProblems: Readonly<Record<string, KnownProblem>> = {
  INVALID_EMAIL_OR_PASSWORD: wrongCredentials,
  USER_ALREADY_EXISTS: addressTaken,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: addressTaken,
  INVALID_PASSWORD: wrongPassword,
  INVALID_TOKEN: deadLink,
  TOKEN_EXPIRED: deadLink,
  NOT_FOUND: deadInvitation,
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: foreignOrganization,
  ORGANIZATION_NOT_FOUND: foreignOrganization,
};
