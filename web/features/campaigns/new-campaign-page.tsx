'use client';

import { FileText } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Card } from '../../components/ui/card';
import { EmptyState } from '../../components/ui/empty-state';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { Skeleton } from '../../components/ui/skeleton';
import { useTemplates } from '../templates/api';
import { SubjectLine } from '../templates/subject-line';
import { useCreateCampaign } from './api';

const MOST = 100;

interface NewCampaignPageProps {
  readonly templateId: string | null;
  /** The segment it is meant for, where it was begun there. */
  readonly segmentId: string | null;
}

/** Begins a campaign: a name and the mail it sends. All else is set on the draft. */
export function NewCampaignPage({ templateId, segmentId }: NewCampaignPageProps) {
  const t = useTranslations('campaigns');
  const router = useRouter();
  const templates = useTemplates({ limit: MOST, sort: '-updatedAt' });
  const create = useCreateCampaign();
  const [name, setName] = useState('');
  const [wanted, setWanted] = useState(templateId);
  const items = templates.data?.items;
  const chosen = items?.find(({ id }) => id === wanted) ?? items?.[0];
  const begin = () => {
    if (!chosen) return;
    create.mutate(
      { name: name.trim(), type: 'EMAIL', templateId: chosen.id, segments: segmentId === null ? [] : [segmentId] },
      { onSuccess: (campaign) => router.push(`/campaigns/${campaign.id}`) },
    );
  };
  return (
    <Page title={t('new')} lead={t('newLead')} back={{ href: '/campaigns', label: t('title') }} width="narrow">
      {templates.error ? (
        <ProblemNotice error={templates.error} onRetry={() => void templates.refetch()} />
      ) : !items ? (
        <Skeleton className="h-80" />
      ) : items.length === 0 ? (
        <Card>
          <EmptyState
            icon={FileText}
            title={t('noTemplates')}
            action={
              <Button asChild look="primary">
                <Link href="/templates/new">{t('newTemplate')}</Link>
              </Button>
            }
          />
        </Card>
      ) : (
        <form
          className="flex flex-col gap-6"
          onSubmit={(event) => {
            event.preventDefault();
            begin();
          }}
        >
          {create.error ? <ProblemNotice error={create.error} /> : null}
          <Field label={t('name')} hint={t('nameHint')}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={200}
                value={name}
                placeholder={t('nameExample')}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <div>
            <p id="which-mail" className="mb-2 text-[0.8667rem] font-medium text-ink-soft">
              {t('chooseTemplate')}
            </p>
            <RadioGroup.Root
              aria-labelledby="which-mail"
              value={chosen?.id ?? ''}
              onValueChange={setWanted}
              className="grid gap-2.5 sm:grid-cols-2"
            >
              {items.map((template) => (
                <RadioGroup.Item
                  key={template.id}
                  value={template.id}
                  className="flex flex-col gap-0.5 rounded-xl border border-line bg-surface px-4 py-3 text-left transition-colors hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash"
                >
                  <span className="font-medium">{template.name}</span>
                  <span className="w-full truncate text-[0.8667rem] text-ink-faint">
                    <SubjectLine subject={template.subjectTemplate} />
                  </span>
                </RadioGroup.Item>
              ))}
            </RadioGroup.Root>
          </div>
          <Button
            type="submit"
            look="primary"
            size="large"
            className="self-start"
            busy={create.isPending}
            disabled={name.trim() === ''}
          >
            {t('continue')}
          </Button>
        </form>
      )}
    </Page>
  );
}
