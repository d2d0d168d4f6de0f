'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem } from '../../../api/client';
import { leadRuleBounds } from '../../../domain/scoring/rule';
import type { RuleAnswer } from '../../../domain/scoring/schema';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { isComplete, useAudience } from '../segments/builder/audience';
import { CriteriaBuilder } from '../segments/builder/criteria-builder';
import { useCriteriaSentence } from '../segments/use-criteria-sentence';
import { useCreateRule, useUpdateRule } from './api';

const nothing: SegmentCriteria = { logic: 'AND', conditions: [] };

/** A whole number within bounds; null for anything else. */
function wholeNumber(text: string, { min, max }: { readonly min: number; readonly max: number }): number | null {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isInteger(value) && value >= min && value <= max ? value : null;
}

interface RuleFormProps {
  /** Null for a new one. */
  readonly rule: RuleAnswer | null;
  readonly onClose: () => void;
}

/** One lead rule: whom it is about, what it gives, and for how long. */
export function RuleForm({ rule, onClose }: RuleFormProps) {
  const t = useTranslations('scoring');
  const common = useTranslations('common');
  const [name, setName] = useState(rule?.name ?? '');
  const [points, setPoints] = useState(String(rule?.points ?? 10));
  const [expires, setExpires] = useState(rule?.expiresAfterDays ? String(rule.expiresAfterDays) : '');
  const [criteria, setCriteria] = useState(rule?.criteria ?? nothing);
  const [tried, setTried] = useState(false);
  const create = useCreateRule(t('ruleAdded'));
  const update = useUpdateRule(t('ruleSaved'));
  const worth = wholeNumber(points, leadRuleBounds.points);
  const expiresAfterDays = expires.trim() === '' ? null : wholeNumber(expires, leadRuleBounds.expiresAfterDays);
  const expiryFault = expires.trim() !== '' && expiresAfterDays === null;
  const error = create.error ?? update.error;
  const isReady = name.trim() !== '' && worth !== null && worth !== 0 && !expiryFault && isAsking(criteria);
  const save = () => {
    setTried(true);
    if (!isReady || worth === null) return;
    const body = { name: name.trim(), points: worth, expiresAfterDays, criteria };
    if (rule) update.mutate({ id: rule.id, change: body }, { onSuccess: onClose });
    else create.mutate(body, { onSuccess: onClose });
  };
  const nameInput = useFirstFocus();
  return (
    <form
      noValidate
      aria-label={rule ? t('ruleOf', { name: rule.name }) : t('newRule')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card>
        <CardHeader title={rule ? t('ruleOf', { name: rule.name }) : t('newRule')} description={t('rulesHint')} />
        <CardBody className="flex flex-col gap-5">
          {error ? <ProblemNotice error={error} /> : null}
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem_12rem]">
            <Field label={t('ruleName')} error={tried && name.trim() === '' ? common('required') : undefined}>
              {(control) => (
                <Input
                  {...control}
                  ref={nameInput}
                  maxLength={200}
                  value={name}
                  placeholder={t('ruleNameExample')}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('rulePoints')} error={worth === null || worth === 0 ? t('rulePointsFault') : undefined}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={points}
                  onChange={(event) => setPoints(event.target.value)}
                />
              )}
            </Field>
            <Field
              label={t('expiresAfter')}
              hint={t('expiresAfterHint')}
              error={expiryFault ? t('expiresAfterFault') : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={expires}
                  onChange={(event) => setExpires(event.target.value)}
                />
              )}
            </Field>
          </div>
          <RuleCriteria
            criteria={criteria}
            onChange={setCriteria}
            tried={tried}
            refusals={error instanceof ApiProblem ? error.details : []}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>{common('cancel')}</Button>
            <Button type="submit" look="primary" busy={create.isPending || update.isPending}>
              {common('save')}
            </Button>
          </div>
        </CardBody>
      </Card>
    </form>
  );
}

const isAsking = (criteria: SegmentCriteria): boolean => criteria.conditions.length > 0 && isComplete(criteria);

/** The form takes the place of the list: the focus follows. */
function useFirstFocus() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return input;
}

interface RuleCriteriaProps {
  readonly criteria: SegmentCriteria;
  readonly onChange: (criteria: SegmentCriteria) => void;
  readonly tried: boolean;
  readonly refusals: ApiProblem['details'];
}

function RuleCriteria({ criteria, onChange, tried, refusals }: RuleCriteriaProps) {
  const t = useTranslations('scoring');
  const sentence = useCriteriaSentence()(criteria);
  const audience = useAudience(criteria);
  const isEmpty = criteria.conditions.length === 0;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-[0.9333rem] font-medium">{t('whoHas')}</p>
      <CriteriaBuilder
        value={criteria}
        onChange={onChange}
        conditionsOnly
        faults={refusals.length > 0 ? refusals : audience.faults}
        showMissing={tried}
      />
      {tried && !isAsking(criteria) ? <p className="text-[0.8667rem] text-bad">{t('conditionsMissing')}</p> : null}
      <div className="border-t border-line pt-3" aria-live="polite">
        {audience.error ? (
          <ProblemNotice error={audience.error} />
        ) : (
          <p className="font-semibold tabular-nums">
            {audience.size && !isEmpty ? t('wouldHave', { count: audience.size.count }) : t('fillIn')}
          </p>
        )}
        {sentence && !isEmpty ? (
          <p className="mt-0.5 text-[0.9333rem] text-ink-soft">{t('personWho', { sentence })}</p>
        ) : null}
      </div>
    </div>
  );
}
