'use client';

import { Braces, FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Contact, ContactRole } from '../../../domain/contact/contact';
import { contactRoles } from '../../../domain/contact/contact';
import type { FieldFault } from '../../../domain/error/failure';
import { ApiProblem } from '../../../api/client';
import { useSettled } from '../../client/use-settled';
import { useWarnBeforeLeaving } from '../../client/use-warn-before-leaving';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { CodeArea } from '../../components/ui/code-area';
import { Menu, MenuItem } from '../../components/ui/dropdown-menu';
import { Field } from '../../components/ui/field';
import { Input, Textarea } from '../../components/ui/input';
import { Notice } from '../../components/ui/notice';
import { Segmented } from '../../components/ui/segmented';
import { Select } from '../../components/ui/select';
import type { TemplateInput } from './api';
import { usePreview } from './api';
import { lineOf, lineRange } from './fault-lines';
import { PreviewPane } from './preview-pane';
import { insertable, insertableNames } from './starter';

const PREVIEW_PAUSE_MS = 450;

interface TemplateEditorProps {
  readonly value: TemplateInput;
  readonly onChange: (value: TemplateInput) => void;
  /** Refusal of the last save. */
  readonly error: Error | null;
  readonly dirty: boolean;
  readonly readOnly: boolean;
}

/** Words on the left, the mail they make on the right. */
export function TemplateEditor({ value, onChange, error, dirty, readOnly }: TemplateEditorProps) {
  const t = useTranslations('templates');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const [contact, setContact] = useState<Contact | null>(null);
  const code = useRef<HTMLTextAreaElement>(null);
  const words = useSettled(
    {
      subjectTemplate: value.subjectTemplate,
      preheader: value.preheader || null,
      format: value.format,
      contentTemplate: value.contentTemplate,
      textTemplate: value.textTemplate || null,
    },
    PREVIEW_PAUSE_MS,
  );
  const preview = usePreview(words, contact?.id ?? null);
  const faults = faultsOf(preview.error);
  const faultLines = new Set(
    faults.flatMap(({ path, message }) => (path === 'contentTemplate' ? (lineOf(message) ?? []) : [])),
  );
  useWarnBeforeLeaving(dirty);

  const set = (change: Partial<TemplateInput>) => onChange({ ...value, ...change });
  const goTo = (line: number) => {
    const field = code.current;
    if (!field) return;
    const { start, end } = lineRange(field.value, line);
    field.focus();
    field.setSelectionRange(start, end);
    field.scrollTop = Math.max(0, (line - 6) * 20.8);
  };
  const insert = (text: string) => {
    const field = code.current;
    if (!field) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    set({ contentTemplate: field.value });
    field.focus();
  };

  return (
    <div className="grid gap-5 xl:h-[calc(100dvh-11rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-4 xl:overflow-y-auto xl:pr-1 xl:pb-1">
        {error ? <ProblemNotice error={error} /> : null}
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
          <Field label={t('name')} hint={t('nameHint')}>
            {(control) => (
              <Input {...control} value={value.name} onChange={(event) => set({ name: event.target.value })} />
            )}
          </Field>
          <Field label={t('role')}>
            {(control) => (
              <Select<ContactRole>
                {...control}
                value={value.contactRole}
                onChange={(contactRole) => set({ contactRole })}
                options={contactRoles.map((role) => ({ value: role, label: labels(`contactRole.${role}`) }))}
              />
            )}
          </Field>
        </div>
        <Field
          label={t('subject')}
          hint={t('subjectHint', { example: '{{ contact.firstName }}' })}
          error={faults.find(({ path }) => path === 'subjectTemplate')?.message}
        >
          {(control) => (
            <Input
              {...control}
              value={value.subjectTemplate}
              onChange={(event) => set({ subjectTemplate: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('preheader')} hint={t('preheaderHint')} optional={common('optional')}>
          {(control) => (
            <Input
              {...control}
              value={value.preheader ?? ''}
              onChange={(event) => set({ preheader: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('content')} hint={t('codeHint')} className="xl:min-h-96 xl:flex-1">
          {(control) => (
            <>
              <div className="flex flex-wrap items-center gap-2">
                <Segmented
                  label={t('format')}
                  value={value.format}
                  onChange={(format) => set({ format })}
                  options={[
                    { value: 'mjml', label: 'MJML' },
                    { value: 'html', label: 'HTML' },
                  ]}
                />
                <Menu
                  align="start"
                  trigger={
                    <Button look="quiet" size="small">
                      <Braces aria-hidden />
                      {t('variables')}
                    </Button>
                  }
                >
                  {insertableNames.map((name) => (
                    <MenuItem key={name} onSelect={() => insert(insertable[name])}>
                      {t(`vars.${name}`)}
                    </MenuItem>
                  ))}
                </Menu>
                <FileButton onText={(contentTemplate, format) => set({ contentTemplate, format })}>
                  <FileUp aria-hidden />
                  {t('loadFile')}
                </FileButton>
              </div>
              <Faults faults={faults} onGo={goTo} />
              <CodeArea
                {...control}
                field={code}
                value={value.contentTemplate}
                onChange={(contentTemplate) => set({ contentTemplate })}
                faultLines={faultLines}
                className="h-[26rem] xl:h-auto xl:min-h-72 xl:flex-1"
              />
            </>
          )}
        </Field>
        <Field
          label={t('text')}
          hint={t('textHint')}
          optional={common('optional')}
          error={faults.find(({ path }) => path === 'textTemplate')?.message}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              value={value.textTemplate ?? ''}
              onChange={(event) => set({ textTemplate: event.target.value })}
            />
          )}
        </Field>
      </fieldset>
      <PreviewPane
        preview={preview.data}
        busy={preview.isFetching}
        contact={contact}
        onContact={setContact}
        className="min-h-[36rem] xl:min-h-0"
      />
    </div>
  );
}

const faultsOf = (error: Error | null): readonly FieldFault[] =>
  error instanceof ApiProblem
    ? error.details.length > 0
      ? error.details
      : [{ path: '', message: error.message }]
    : [];

interface FaultsProps {
  readonly faults: readonly FieldFault[];
  readonly onGo: (line: number) => void;
}

/** What keeps the mail from being sent; a press goes to the line. */
function Faults({ faults, onGo }: FaultsProps) {
  const t = useTranslations('templates');
  const shown = faults.filter(({ path }) => path !== 'subjectTemplate' && path !== 'textTemplate');
  if (shown.length === 0) return null;
  return (
    <Notice tone="bad" title={t('faults')}>
      <ul className="mt-1 space-y-1">
        {shown.map(({ path, message }) => {
          const line = lineOf(message);
          return (
            <li key={`${path}:${message}`}>
              {line === null ? (
                message
              ) : (
                <button
                  type="button"
                  className="text-left underline decoration-bad/50 underline-offset-3 hover:decoration-bad"
                  title={t('goToLine', { line })}
                  onClick={() => onGo(line)}
                >
                  {message}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

interface FileButtonProps {
  readonly onText: (text: string, format: 'mjml' | 'html') => void;
  readonly children: ReactNode;
}

function FileButton({ onText, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const t = useTranslations('templates');
  return (
    <>
      <Button look="quiet" size="small" onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('loadFile')}
        accept=".mjml,.html,.htm,text/html"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (!file) return;
          void file.text().then((text) => onText(text, /<mjml[\s>]/i.test(text) ? 'mjml' : 'html'));
        }}
      />
    </>
  );
}
