'use client';

import { Gauge } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useMay } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { Tabs } from '../../components/ui/tabs';
import { ApiKeysSection } from './api-keys-section';
import { MembersSection } from './members-section';
import { OrganizationSection } from './organization-section';
import { TopicsSection } from '../topics/topics-section';
import { WorkspacesSection } from './workspaces-section';

export function SettingsPage() {
  const t = useTranslations('settings');
  const topics = useTranslations('topics');
  const mayManage = useMay('organization:manage');
  const maySeeScores = useMay('segments:read');
  return (
    <Page title={t('title')} width="narrow" actions={maySeeScores ? <ScoringLink /> : null}>
      {mayManage ? (
        <Tabs
          label={t('title')}
          tabs={[
            { value: 'organization', label: t('organization'), content: <OrganizationSection /> },
            { value: 'members', label: t('members'), content: <MembersSection /> },
            { value: 'topics', label: topics('title'), content: <TopicsSection /> },
            { value: 'workspaces', label: t('workspaces'), content: <WorkspacesSection /> },
            { value: 'keys', label: t('apiKeys'), content: <ApiKeysSection /> },
          ]}
        />
      ) : (
        <Notice>{t('noRight')}</Notice>
      )}
    </Page>
  );
}

/** A page of its own: who edits segments edits lead rules too, whoever manages the organisation. */
function ScoringLink() {
  const t = useTranslations('settings');
  return (
    <Button asChild>
      <Link href="/settings/scoring">
        <Gauge aria-hidden />
        {t('scoring')}
      </Link>
    </Button>
  );
}
