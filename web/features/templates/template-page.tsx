'use client';

import { Archive, Send } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EmailTemplate } from '../../../domain/template/template';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Badge } from '../../components/ui/badge';
import { Button } from '../../components/ui/button';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { Skeleton } from '../../components/ui/skeleton';
import type { TemplateInput } from './api';
import { useArchiveTemplate, useTemplate, useUpdateTemplate } from './api';
import { TemplateEditor } from './template-editor';

export function TemplatePage({ id }: { readonly id: string }) {
  const t = useTranslations('templates');
  const { data, error, refetch } = useTemplate(id);
  if (data) return <KnownTemplate template={data} key={data.id} />;
  return (
    <Page title={t('title')} back={{ href: '/templates', label: t('title') }} width="wide">
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton className="h-[70vh]" />}
    </Page>
  );
}

const inputOf = (template: EmailTemplate): TemplateInput => ({
  name: template.name,
  contactRole: template.contactRole,
  subjectTemplate: template.subjectTemplate,
  preheader: template.preheader,
  format: template.format,
  contentTemplate: template.contentTemplate,
  textTemplate: template.textTemplate,
});

function KnownTemplate({ template }: { readonly template: EmailTemplate }) {
  const t = useTranslations('templates');
  const common = useTranslations('common');
  const mayWrite = useMay('templates:write');
  const [value, setValue] = useState(() => inputOf(template));
  const update = useUpdateTemplate(template.id, common('saved'));
  const saved = JSON.stringify(inputOf(template));
  const dirty = JSON.stringify(value) !== saved;
  const save = () =>
    update.mutate(
      { ...value, preheader: value.preheader || null, textTemplate: value.textTemplate || null },
      { onSuccess: (next) => setValue(inputOf(next)) },
    );
  const lead = (
    <span className="flex items-center gap-2.5 text-[0.9333rem]">
      {t('version', { version: template.version })}
      {dirty ? <Badge tone="warn">{t('unsaved')}</Badge> : null}
    </span>
  );
  const actions = mayWrite ? (
    <>
      <ArchiveButton template={template} />
      <Button asChild>
        <Link href={`/campaigns/new?template=${template.id}`}>
          <Send aria-hidden />
          {t('useInCampaign')}
        </Link>
      </Button>
      <Button look="primary" busy={update.isPending} disabled={!dirty} onClick={save}>
        {t('save')}
      </Button>
    </>
  ) : null;
  return (
    <Page
      title={template.name}
      lead={lead}
      back={{ href: '/templates', label: t('title') }}
      width="wide"
      actions={actions}
    >
      <TemplateEditor value={value} onChange={setValue} error={update.error} dirty={dirty} readOnly={!mayWrite} />
    </Page>
  );
}

function ArchiveButton({ template }: { readonly template: EmailTemplate }) {
  const t = useTranslations('templates');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const archive = useArchiveTemplate(t('archived'));
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        <Archive aria-hidden />
        {t('archive')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('archiveTitle', { name: template.name })}
        description={t('archiveText')}
        action={t('archive')}
        busy={archive.isPending}
        onConfirm={() => archive.mutate(template.id, { onSuccess: () => router.push('/templates') })}
      />
    </>
  );
}
