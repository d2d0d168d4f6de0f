import { failure } from '../../domain/error/failure';
import type { TokenPurpose, Tokens, VerifiedToken } from './tokens';

/** @throws INVALID_TOKEN for what we did not sign, or signed for something else. */
export function verifyToken(tokens: Tokens, token: string, purpose: TokenPurpose): VerifiedToken {
  const verified = tokens.verify(token);
  if (verified === null || verified.purpose !== purpose) throw failure('INVALID_TOKEN');
  return verified;
}
