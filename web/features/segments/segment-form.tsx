'use client';

import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem } from '../../../api/client';
import type { SegmentInput } from '../../../api/client';
import type { Segment, SegmentCriteria } from '../../../domain/segment/criteria';
import { useWarnBeforeLeaving } from '../../client/use-warn-before-leaving';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { cx } from '../../components/ui/class-names';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { isComplete, useAudience } from './builder/audience';
import { AudiencePanel } from './builder/audience-panel';
import { AudienceBar } from './builder/audience-size';
import { CriteriaBuilder } from './builder/criteria-builder';
import { Suggestions } from './suggestions';

const everyone: SegmentCriteria = { logic: 'AND', conditions: [] };

interface SegmentFormProps {
  readonly segment: Segment | null;
  readonly error: Error | null;
  readonly onSubmit: (input: SegmentInput) => void;
  readonly actions: ReactNode;
  readonly readOnly: boolean;
}

/** A segment's name and criteria, with the audience they make beside them. */
export function SegmentForm({ segment, error, onSubmit, actions, readOnly }: SegmentFormProps) {
  const t = useTranslations('segments');
  const builder = useTranslations('builder');
  const common = useTranslations('common');
  const [name, setName] = useState(segment?.name ?? '');
  const [description, setDescription] = useState(segment?.description ?? '');
  const [criteria, setCriteria] = useState(segment?.criteria ?? everyone);
  const [showMissing, setShowMissing] = useState(false);
  const [refused, setRefused] = useState<SegmentCriteria | null>(null);
  const [touched, setTouched] = useState<string | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const isDynamic = segment?.dynamic ?? true;
  const isNameless = name.trim() === '';
  // What was touched since the last saving, which is another version.
  const version = segment?.updatedAt ?? '';
  const touch = () => setTouched(version);
  useWarnBeforeLeaving(touched === version);
  // What was refused at saving stays at its row until the criteria change.
  const refusals = error instanceof ApiProblem && refused === criteria ? error.details : [];
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setShowMissing(true);
        if (isNameless) {
          nameField.current?.focus();
          return;
        }
        if (isDynamic && !isComplete(criteria)) return;
        setRefused(criteria);
        onSubmit({
          name: name.trim(),
          description: description.trim() === '' ? null : description.trim(),
          dynamic: isDynamic,
          ...(isDynamic ? { criteria } : {}),
        });
      }}
    >
      {error ? <ProblemNotice error={error} /> : null}
      <Card>
        <CardBody className="grid gap-4 pt-5 sm:grid-cols-2">
          <Field label={t('name')} error={showMissing && isNameless ? t('nameMissing') : undefined}>
            {(control) => (
              <Input
                {...control}
                ref={nameField}
                required
                disabled={readOnly}
                maxLength={200}
                value={name}
                placeholder={t('nameExample')}
                onChange={(event) => {
                  setName(event.target.value);
                  touch();
                }}
              />
            )}
          </Field>
          <Field label={t('description')} optional={common('optional')}>
            {(control) => (
              <Input
                {...control}
                disabled={readOnly}
                value={description}
                onChange={(event) => {
                  setDescription(event.target.value);
                  touch();
                }}
              />
            )}
          </Field>
        </CardBody>
      </Card>
      {isDynamic ? (
        <Criteria
          criteria={criteria}
          onChange={(changed) => {
            setCriteria(changed);
            touch();
          }}
          refusals={refusals}
          showMissing={showMissing}
          onShowMissing={() => setShowMissing(true)}
          readOnly={readOnly}
        />
      ) : (
        <Notice>{t('staticHint')}</Notice>
      )}
      {showMissing && isDynamic && !isComplete(criteria) ? (
        <Notice tone="warn">{builder('completeFirst')}</Notice>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">{actions}</div>
    </form>
  );
}

/** What is focused is never under the bar at the top, nor under the phone's at the bottom. */
const clearOfBars = '[&_:is(a,button,input,[tabindex])]:scroll-my-24';

function bring(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'start' });
  panel?.focus({ preventScroll: true });
}

interface CriteriaProps {
  readonly criteria: SegmentCriteria;
  readonly onChange: (criteria: SegmentCriteria) => void;
  readonly refusals: ApiProblem['details'];
  readonly showMissing: boolean;
  readonly onShowMissing: () => void;
  readonly readOnly: boolean;
}

function Criteria({ criteria, onChange, refusals, showMissing, onShowMissing, readOnly }: CriteriaProps) {
  const t = useTranslations('segments');
  const audience = useAudience(criteria);
  const panel = useRef<HTMLElement>(null);
  const faults = refusals.length > 0 ? refusals : audience.faults;
  return (
    <div className="@container">
      <div className={cx('grid items-start gap-5', '@4xl:grid-cols-[minmax(0,1fr)_20rem]')}>
        <div className="flex min-w-0 flex-col gap-3">
          <AudienceBar
            audience={audience}
            onOpen={() => bring(panel.current)}
            className="sticky top-2 z-20 @4xl:hidden"
          />
          <Card className={cx('min-w-0', clearOfBars)}>
            <CardHeader title={t('whoIsIn')} />
            <CardBody className="px-3 sm:px-5">
              <CriteriaBuilder
                value={criteria}
                onChange={onChange}
                disabled={readOnly}
                faults={faults}
                showMissing={showMissing}
              />
            </CardBody>
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-5 @4xl:sticky @4xl:top-5">
          <AudiencePanel ref={panel} criteria={criteria} audience={audience} onShowMissing={onShowMissing} />
          {readOnly || audience.isCounting || audience.error || audience.missing > 0 ? null : (
            <Suggestions criteria={criteria} count={audience.size?.count ?? null} onApply={onChange} />
          )}
        </div>
      </div>
    </div>
  );
}
