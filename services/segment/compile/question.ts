import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts, messages } from '../../../db/schema';
import type { NumberRange } from '../../../domain/segment/criteria';
import type { CampaignOutcome } from '../../../domain/segment/fields';
import type { Behaviour, Question } from '../../../domain/segment/question';
import { compileAutomation } from './automation';
import { compileAnyBehaviour, compileBehaviour, isOfDoers } from './behaviour';
import { compareSigned } from './compare';
import { calendarOf } from './dates';
import { compileConsent } from './consent';
import { columnOperand, customOperand } from './field';
import { compileMembership } from './membership';
import type { CompileScope } from './operand';
import { not } from './operand';
import { compileTopic } from './topic';

/**
 * A question as one predicate over a row of `contacts`. Whatever a person wrote is a parameter.
 * The predicate may be unknown where a value is missing, which counts as not holding.
 */
export function compileQuestion(question: Question, scope: CompileScope): SQL {
  switch (question.kind) {
    case 'GROUP':
      return compileGroup(question, scope);
    case 'COLUMN':
      return compareSigned(columnOperand(question.column), question.comparison, scope);
    case 'CUSTOM':
      return compareSigned(customOperand(question.name, question.type, scope), question.comparison, scope);
    case 'CONSENT':
      return compileConsent(question);
    case 'TOPIC':
      return compileTopic(question, scope);
    case 'AUTOMATION':
    case 'STEP':
      return compileAutomation(question);
    case 'MEMBER':
      return compileMembership(question, scope);
    case 'CAMPAIGN':
      return compileOutcome(question);
    case 'BEHAVIOUR':
      return compileBehaviour(question.behaviour, scope);
    case 'AGE':
      return compileAge(question.range, scope);
  }
}

function compileGroup({ logic, negated, parts }: Extract<Question, { kind: 'GROUP' }>, scope: CompileScope): SQL {
  if (parts.length === 0) return negated ? sql`false` : sql`true`;
  const doers = logic === 'OR' ? parts.flatMap((part) => behaviourOfDoers(part)) : [];
  const others = doers.length > 1 ? parts.filter((part) => behaviourOfDoers(part).length === 0) : parts;
  const predicates = [
    ...(doers.length > 1 ? [compileAnyBehaviour(doers, scope)] : []),
    ...others.map((part) => sql`(${compileQuestion(part, scope)})`),
  ];
  const joined = sql.join(predicates, logic === 'AND' ? sql` and ` : sql` or `);
  return negated ? not(joined) : joined;
}

const behaviourOfDoers = (part: Question): readonly Behaviour[] =>
  part.kind === 'BEHAVIOUR' && isOfDoers(part.behaviour) ? [part.behaviour] : [];

const outcomes: Readonly<Record<CampaignOutcome, SQL>> = {
  RECEIVED: sql`${messages.status} in ('sent', 'delivered')`,
  OPENED: sql`${messages.openedAt} is not null`,
  CLICKED: sql`${messages.clickedAt} is not null`,
  REPLIED: sql`${messages.repliedAt} is not null`,
  BOUNCED: sql`${messages.status} = 'bounced'`,
  UNSUBSCRIBED: sql`${messages.unsubscribedAt} is not null`,
};

function compileOutcome({ campaignId, outcome, negated }: Extract<Question, { kind: 'CAMPAIGN' }>): SQL {
  const found = sql`exists (select 1 from ${messages} where ${messages.campaignId} = ${campaignId}::uuid
    and ${messages.contactId} = ${contacts.id} and ${outcomes[outcome]})`;
  return negated ? sql`not ${found}` : found;
}

/** Whole years from the birth date to today: a person born on 29 February is a year older on 1 March of a common year. */
function compileAge({ min, max }: NumberRange, scope: CompileScope): SQL {
  const { today } = calendarOf(scope);
  const yearsAgo = (years: number) => sql`(${today} - make_interval(years => ${years}::int))::date`;
  const bounds = [
    ...(min === undefined ? [] : [sql`${contacts.birthDate} <= ${yearsAgo(Math.ceil(min))}`]),
    ...(max === undefined ? [] : [sql`${contacts.birthDate} > ${yearsAgo(Math.floor(max) + 1)}`]),
  ];
  return sql.join(bounds, sql` and `);
}
