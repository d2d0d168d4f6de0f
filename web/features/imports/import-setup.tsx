'use client';

import { FileSpreadsheet } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ImportOptions } from '../../../api/client';
import type { ContactRole } from '../../../domain/contact/contact';
import { contactRoles } from '../../../domain/contact/contact';
import type { DuplicatePolicy } from '../../../domain/import/import';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Checkbox } from '../../components/ui/checkbox';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { Segmented } from '../../components/ui/segmented';
import { TagInput } from '../../components/ui/tag-input';
import { useFieldName } from '../contacts/field-name';
import { useStartImport } from './api';
import { MappingTable } from './mapping-table';
import type { FileColumn } from './read-head';
import { mappingFault } from './read-head';
import type { SegmentChoiceValue } from './segment-choice';
import { isChosen, noSegment, SegmentChoice, segmentOptions } from './segment-choice';

interface ImportSetupProps {
  readonly file: File;
  readonly columns: readonly FileColumn[];
  readonly onOther: () => void;
}

/** What is known of the file, and what holds for everyone in it. */
export function ImportSetup({ file, columns, onOther }: ImportSetupProps) {
  const t = useTranslations('contacts.imports');
  const contacts = useTranslations('contacts');
  const labels = useTranslations('labels');
  const nameOf = useFieldName();
  const format = useFormatter();
  const router = useRouter();
  const start = useStartImport();
  const [targets, setTargets] = useState<readonly (string | null)[]>(() => columns.map(({ guess }) => guess));
  const [consent, setConsent] = useState(false);
  const [source, setSource] = useState('');
  const [tags, setTags] = useState<readonly string[]>([]);
  const [roles, setRoles] = useState<readonly ContactRole[]>([]);
  const [onDuplicate, setOnDuplicate] = useState<DuplicatePolicy>('update');
  const [dryRun, setDryRun] = useState(false);
  const [segment, setSegment] = useState<SegmentChoiceValue>(noSegment);
  const fault = mappingFault(targets);
  const sourceMissing = consent && source.trim() === '';

  const options: ImportOptions = {
    mapping: Object.fromEntries(columns.map(({ header }, index) => [header, targets[index] ?? null])),
    roles,
    tags,
    onDuplicate,
    ...(consent ? { consents: [{ type: 'EMAIL_MARKETING', granted: true, source: source.trim() }] } : {}),
    ...(dryRun ? { dryRun } : {}),
    ...segmentOptions(segment),
  };
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate({ file, options }, { onSuccess: ({ id }) => router.push(`/contacts/imports/${id}`) });
      }}
    >
      <Card className="flex items-center gap-3 px-5 py-4">
        <FileSpreadsheet className="size-6 shrink-0 text-accent" strokeWidth={1.5} aria-hidden />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{file.name}</p>
          <p className="text-[0.8667rem] text-ink-faint">
            {format.number(Math.max(1, Math.round(file.size / 1024)), { style: 'unit', unit: 'kilobyte' })}
          </p>
        </div>
        <Button size="small" onClick={onOther}>
          {t('otherFile')}
        </Button>
      </Card>
      {start.error ? <ProblemNotice error={start.error} /> : null}
      <Card>
        <CardHeader title={t('columnsOf')} description={t('columnsHint')} />
        {fault ? (
          <Notice tone="warn" className="mx-5 mb-3">
            {fault.kind === 'noEmail' ? t('noEmail') : t('twice', { field: nameOf(fault.target) })}
          </Notice>
        ) : null}
        <MappingTable columns={columns} targets={targets} onChange={setTargets} />
      </Card>
      <Card>
        <CardHeader title={t('options')} />
        <CardBody className="flex flex-col gap-5">
          <Checkbox label={t('consent')} hint={t('consentHint')} checked={consent} onChange={setConsent} />
          {consent ? (
            <Field label={contacts('consentSource')} hint={t('consentSourceNeeded')} className="ml-7">
              {(control) => (
                <Input
                  {...control}
                  required
                  maxLength={200}
                  value={source}
                  placeholder={contacts('consentSourceExample')}
                  onChange={(event) => setSource(event.target.value)}
                />
              )}
            </Field>
          ) : null}
          <Field label={contacts('tags')} hint={t('tagsHint')}>
            {({ id }) => <TagInput id={id} label={contacts('addTag')} tags={tags} onChange={setTags} />}
          </Field>
          <fieldset>
            <legend className="mb-2 text-[0.8667rem] font-medium text-ink-soft">{contacts('roles')}</legend>
            <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
              {contactRoles.map((role) => (
                <Checkbox
                  key={role}
                  label={labels(`contactRole.${role}`)}
                  checked={roles.includes(role)}
                  onChange={(checked) => setRoles(checked ? [...roles, role] : roles.filter((other) => other !== role))}
                />
              ))}
            </div>
          </fieldset>
          <div className="flex flex-col gap-2">
            <p className="text-[0.8667rem] font-medium text-ink-soft">{t('onDuplicate')}</p>
            <div>
              <Segmented
                label={t('onDuplicate')}
                value={onDuplicate}
                onChange={setOnDuplicate}
                options={[
                  { value: 'update', label: t('update') },
                  { value: 'skip', label: t('skip') },
                ]}
              />
            </div>
          </div>
          <SegmentChoice value={segment} onChange={setSegment} />
          <Checkbox label={t('dryRun')} checked={dryRun} onChange={setDryRun} />
        </CardBody>
      </Card>
      <Button
        type="submit"
        look="primary"
        size="large"
        className="self-end"
        busy={start.isPending}
        disabled={fault !== null || sourceMissing || !isChosen(segment)}
      >
        {t('start')}
      </Button>
    </form>
  );
}
