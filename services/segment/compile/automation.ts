import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts, enrolments } from '../../../db/schema';
import { statusesOfState } from '../../../domain/segment/automation-state';
import type { Question } from '../../../domain/segment/question';

/** Whether any of a contact's walks through an automation is in the state asked for, or stands at a step asked for. */
export function compileAutomation(question: Extract<Question, { kind: 'AUTOMATION' | 'STEP' }>): SQL {
  const found = sql`exists (select 1 from ${enrolments} where ${enrolments.automationId} = ${question.automationId}::uuid
    and ${enrolments.contactId} = ${contacts.id} ${walkIs(question)})`;
  return question.negated ? sql`not ${found}` : found;
}

function walkIs(question: Extract<Question, { kind: 'AUTOMATION' | 'STEP' }>): SQL {
  if (question.kind === 'STEP') {
    return sql`and ${enrolments.endedAt} is null and ${enrolments.currentStepId} = any(${sql.param(question.stepIds)}::text[])`;
  }
  if (question.state === 'ENTERED') return sql.empty();
  return sql`and ${enrolments.status} = any(${sql.param(statusesOfState[question.state])}::text[])`;
}
