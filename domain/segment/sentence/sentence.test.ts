import { describe, expect, it } from 'vitest';
import type { SegmentCondition, SegmentCriteria } from '../criteria';
import { criteriaSentence } from './sentence';

const campaignId = '0190d9a4-0000-7000-8000-000000000001';
const segmentId = '0190d9a4-0000-7000-8000-000000000002';
const automationId = '0190d9a4-0000-7000-8000-000000000003';
const names = {
  segments: new Map([[segmentId, 'Fidèles']]),
  campaigns: new Map([[campaignId, 'Tournée']]),
  fields: new Map([['vip', 'VIP']]),
  topics: new Map([['tours', 'Dates de tournée']]),
  automations: new Map([[automationId, 'Bienvenue']]),
  steps: new Map([[`${automationId}/s1`, 'Attente']]),
};

const notInParis: SegmentCondition = { field: 'city', operator: 'NOT_EQUALS', value: 'Paris', dataType: 'STRING' };
const opened: SegmentCondition = {
  event: 'EMAIL_OPENED',
  measure: { type: 'COUNT' },
  operator: 'GREATER_OR_EQUAL',
  value: 3,
  withinDays: 30,
};
const and = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'AND', conditions });

describe('criteria are said as a sentence', () => {
  const cases: readonly (readonly [string, SegmentCriteria, string, string])[] = [
    [
      'a behaviour and a city',
      and(opened, notInParis),
      'opened at least 3 emails in the last 30 days and does not live in Paris',
      "a ouvert au moins 3 emails dans les 30 derniers jours et n'habite pas à Paris",
    ],
    [
      'a negated group, by the opposites of its parts',
      and({ logic: 'AND', not: true, conditions: [opened, notInParis] }),
      'did not open at least 3 emails in the last 30 days or lives in Paris',
      "n'a pas ouvert au moins 3 emails dans les 30 derniers jours ou habite à Paris",
    ],
    [
      'a group beside a condition, in brackets',
      and(notInParis, {
        logic: 'OR',
        conditions: [opened, { ...notInParis, field: 'firstName', operator: 'IS_EMPTY', value: null }],
      }),
      'does not live in Paris and (opened at least 3 emails in the last 30 days or has no first name)',
      "n'habite pas à Paris et (a ouvert au moins 3 emails dans les 30 derniers jours ou n'a pas de prénom)",
    ],
    [
      'what was never done',
      and({ event: 'PURCHASE_MADE', measure: { type: 'COUNT' }, operator: 'EQUALS', value: 0 }),
      'did not make any purchase',
      "n'a fait aucun achat",
    ],
    [
      'quick filters',
      { logic: 'OR', conditions: [], tags: ['vip'], ageRange: { min: 18, max: 30 }, lastActivityDays: 90 },
      'has the tag “vip”, was active in the last 90 days and is 18 to 30 years old',
      "a l'étiquette « vip », a été actif dans les 90 derniers jours et a entre 18 et 30 ans",
    ],
    [
      'membership, a campaign and a consent, by their names',
      and(
        { field: 'segment', operator: 'NOT_IN', value: [segmentId], dataType: 'STRING' },
        { field: `campaign.${campaignId}`, operator: 'EQUALS', value: 'CLICKED', dataType: 'STRING' },
        { field: 'consent.SMS_MARKETING', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' },
        { field: 'customFields.vip', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' },
      ),
      'is not in the segment “Fidèles”, clicked in the campaign “Tournée”, agreed to marketing by text message and has “yes” for “VIP”',
      'ne fait pas partie du segment « Fidèles », a cliqué dans la campagne « Tournée », a accepté le marketing par SMS et a « oui » pour « VIP »',
    ],
    [
      'where somebody stands in an automation',
      and(
        { field: `automation.${automationId}`, operator: 'EQUALS', value: 'GOAL_REACHED', dataType: 'STRING' },
        { field: `automation.${automationId}`, operator: 'NOT_EQUALS', value: 'ACTIVE', dataType: 'STRING' },
        { field: `automation.${automationId}.step`, operator: 'NOT_IN', value: ['s1', 's2'], dataType: 'STRING' },
      ),
      'reached the goal of the automation “Bienvenue”, is not in the automation “Bienvenue” and does not wait at the step “Attente” or “s2” of the automation “Bienvenue”',
      "a atteint l'objectif de l'automatisation « Bienvenue », n'est pas en cours dans l'automatisation « Bienvenue » et n'attend pas à l'étape « Attente » ni « s2 » de l'automatisation « Bienvenue »",
    ],
    [
      'topics, switched on, off, and never spoken of',
      and(
        { field: 'topic.tours', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' },
        { field: 'topic.tours', operator: 'NOT_EQUALS', value: false, dataType: 'BOOLEAN' },
        { field: 'topic.other', operator: 'IS_EMPTY', dataType: 'BOOLEAN' },
      ),
      'is subscribed to the topic “Dates de tournée”, did not switch off the topic “Dates de tournée” and never chose about the topic “other”',
      "est abonné au thème « Dates de tournée », n'a pas refusé le thème « Dates de tournée » et ne s'est jamais prononcé sur le thème « other »",
    ],
    [
      'mails received and links clicked of a campaign, by its name',
      and(
        {
          event: 'EMAIL_SENT',
          measure: { type: 'COUNT' },
          operator: 'EQUALS',
          value: 0,
          where: [{ property: 'campaignId', operator: 'EQUALS', value: campaignId, dataType: 'STRING' }],
        },
        {
          event: 'LINK_CLICKED',
          measure: { type: 'COUNT' },
          operator: 'GREATER_OR_EQUAL',
          value: 1,
          where: [
            { property: 'url', operator: 'CONTAINS', value: 'tickets', dataType: 'STRING' },
            { property: 'campaignId', operator: 'EQUALS', value: campaignId, dataType: 'STRING' },
          ],
        },
        { field: `campaign.${campaignId}`, operator: 'EQUALS', value: 'BOUNCED', dataType: 'STRING' },
      ),
      'did not receive any email whose campaign is “Tournée”, clicked at least one link whose address contains “tickets” and whose campaign is “Tournée” and bounced on the campaign “Tournée”',
      "n'a reçu aucun email dont la campagne est « Tournée », a cliqué sur au moins un lien dont l'adresse contient « tickets » et dont la campagne est « Tournée » et a eu un rejet sur la campagne « Tournée »",
    ],
    [
      'dates',
      and(
        { field: 'birthDate', operator: 'ANNIVERSARY_WITHIN_DAYS', value: 7, dataType: 'DATE' },
        { field: 'createdAt', operator: 'AFTER', value: '2026-11-03', dataType: 'DATE' },
      ),
      'has a birthday within 7 days and was added after November 3, 2026',
      'fête son anniversaire dans les 7 jours et a été ajouté après le 3 novembre 2026',
    ],
    [
      'a measure with a filter',
      and({
        event: 'PURCHASE_MADE',
        measure: { type: 'SUM', property: 'amount' },
        operator: 'GREATER_THAN',
        value: 100,
        where: [{ property: 'currency', operator: 'NOT_EQUALS', value: 'USD', dataType: 'STRING' }],
      }),
      'spent more than 100 on purchases whose currency is not “USD”',
      "a dépensé plus de 100 en achats dont la devise n'est pas « USD »",
    ],
  ];
  it.each(cases)('%s', (_name, criteria, english, french) => {
    expect(criteriaSentence(criteria, 'en', names)).toBe(english);
    expect(criteriaSentence(criteria, 'fr', names)).toBe(french);
  });
});
