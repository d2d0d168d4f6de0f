'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useApi } from '../../client/api-context';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay, useMe } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Card, CardHeader } from '../../components/ui/card';
import { Skeleton, SkeletonRows } from '../../components/ui/skeleton';
import { useAutomations } from '../automations/api';
import { AutomationCard } from '../automations/automation-list';
import { useCampaigns } from '../campaigns/api';
import { CampaignCard } from '../campaigns/campaign-list';
import { useTemplates } from '../templates/api';
import { useTotals } from './api';

const SHOWN = 5;

/** What there is, what is on its way, and the first steps where there is nothing yet. */
export function OverviewPage() {
  const t = useTranslations('overview');
  const { user, organization, artists } = useMe();
  const { artistId } = useApi();
  const workspace = artists.find(({ id }) => id === artistId)?.name ?? organization.name;
  const totals = useTotals();
  const campaigns = useCampaigns({ limit: SHOWN });
  const automations = useAutomations({ limit: SHOWN });
  const firstName = user?.name.split(' ')[0];
  return (
    <Page title={firstName ? t('hello', { name: firstName }) : t('title')} lead={workspace}>
      <div className="flex flex-col gap-6">
        <FirstSteps totals={totals} />
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          <Tile
            href="/contacts"
            label={t('contacts')}
            value={totals.contacts}
            note={t('activeContacts', { count: totals.activeContacts ?? 0 })}
          />
          <Tile
            href="/campaigns"
            label={t('campaigns')}
            value={totals.campaigns}
            note={t('sending', { count: totals.sendingCampaigns ?? 0 })}
          />
          <Tile
            href="/automations"
            label={t('automations')}
            value={totals.automations}
            note={t('live', { count: totals.liveAutomations ?? 0 })}
          />
          <Tile href="/segments" label={t('segments')} value={totals.segments} note={t('describe')} />
        </div>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Recent
            title={t('recentCampaigns')}
            href="/campaigns"
            query={campaigns}
            empty={t('noCampaigns')}
            card={(campaign) => <CampaignCard campaign={campaign} />}
          />
          <Recent
            title={t('yourAutomations')}
            href="/automations"
            query={automations}
            empty={t('noAutomations')}
            card={(automation) => <AutomationCard automation={automation} />}
          />
        </div>
      </div>
    </Page>
  );
}

interface TileProps {
  readonly href: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly note: string;
}

function Tile({ href, label, value, note }: TileProps) {
  const format = useFormatter();
  return (
    <Link
      href={href}
      className="rounded-xl border border-line bg-surface px-5 py-4 transition-colors hover:border-line-strong"
    >
      <span className="block text-[0.8667rem] text-ink-faint">{label}</span>
      {value === undefined ? (
        <Skeleton className="my-2 h-8 w-16" />
      ) : (
        <span className="my-0.5 block text-[2rem] leading-tight font-semibold tracking-[-0.035em] tabular-nums">
          {format.number(value)}
        </span>
      )}
      <span className="block text-[0.8667rem] text-ink-soft">{value === undefined ? '\u00a0' : note}</span>
    </Link>
  );
}

interface RecentProps<Item> {
  readonly title: string;
  readonly href: string;
  readonly query: {
    readonly data: { readonly items: readonly Item[] } | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly empty: string;
  readonly card: (item: Item) => ReactNode;
}

function Recent<Item extends { readonly id: string }>({ title, href, query, empty, card }: RecentProps<Item>) {
  const t = useTranslations('overview');
  const common = useTranslations('common');
  const { data, error } = query;
  return (
    <Card>
      <CardHeader
        title={title}
        actions={
          <Button asChild look="link" size="inline">
            <Link href={href}>{t('all')}</Link>
          </Button>
        }
      />
      {error && !data ? (
        <div className="px-5 pb-5">
          <ProblemNotice error={error} onRetry={() => void query.refetch()} />
        </div>
      ) : !data ? (
        <SkeletonRows rows={3} label={common('loading')} />
      ) : data.items.length === 0 ? (
        <p className="px-5 pb-6 text-[0.9333rem] text-ink-faint">{empty}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {data.items.map((item) => (
            <li key={item.id} className="relative px-5 py-3.5 hover:bg-paper">
              {card(item)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Shown until a first campaign exists. */
function FirstSteps({ totals }: { readonly totals: ReturnType<typeof useTotals> }) {
  const t = useTranslations('overview');
  const mayWrite = useMay('contacts:write');
  const templates = useTemplates({ limit: 1 });
  if (!mayWrite || totals.campaigns !== 0 || totals.contacts === undefined || !templates.data) return null;
  const steps = [
    { name: 'contacts', href: '/contacts/import', done: totals.contacts > 0 },
    { name: 'template', href: '/templates/new', done: templates.data.total > 0 },
    { name: 'campaign', href: '/campaigns/new', done: false },
  ] as const;
  return (
    <Card className="p-5">
      <h2 className="mb-4 text-[1.0667rem] font-semibold">{t('startTitle')}</h2>
      <ol className="grid gap-3 sm:grid-cols-3">
        {steps.map(({ name, href, done }, index) => (
          <li key={name}>
            <Link
              href={href}
              className="flex h-full gap-3 rounded-xl border border-line px-4 py-3.5 transition-colors hover:border-accent"
            >
              <span
                className={
                  done
                    ? 'grid size-7 shrink-0 place-items-center rounded-full bg-good-wash text-good'
                    : 'grid size-7 shrink-0 place-items-center rounded-full bg-accent-wash text-[0.8667rem] font-semibold text-accent'
                }
              >
                {done ? <Check className="size-4" aria-label={t('start.done')} /> : index + 1}
              </span>
              <span>
                <span className="block font-medium">{t(`start.${name}`)}</span>
                <span className="block text-[0.8667rem] text-ink-faint">{t(`start.${name}Text`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
