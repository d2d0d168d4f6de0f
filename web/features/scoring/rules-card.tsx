'use client';

import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RuleAnswer } from '../../../domain/scoring/schema';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMay } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Card, CardHeader } from '../../components/ui/card';
import { EmptyState } from '../../components/ui/empty-state';
import { SkeletonRows } from '../../components/ui/skeleton';
import { useRules } from './api';
import { RuleForm } from './rule-form';
import { RuleRow } from './rule-row';

/** The lead rules in their order, and the one that is being written in place of them. */
export function RulesCard({ recomputing }: { readonly recomputing: boolean }) {
  const t = useTranslations('scoring');
  const common = useTranslations('common');
  const mayEdit = useMay('segments:write');
  const { data, error, refetch } = useRules(recomputing);
  const [writing, setWriting] = useState<RuleAnswer | 'new' | null>(null);
  if (writing !== null) return <RuleForm rule={writing === 'new' ? null : writing} onClose={() => setWriting(null)} />;
  return (
    <Card>
      <CardHeader
        title={t('rules')}
        description={t('rulesHint')}
        actions={
          mayEdit ? (
            <Button size="small" onClick={() => setWriting('new')}>
              <Plus aria-hidden />
              {t('newRule')}
            </Button>
          ) : null
        }
      />
      {error && !data ? (
        <div className="px-5 pb-5">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : !data ? (
        <SkeletonRows rows={3} label={common('loading')} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={ListChecks} title={t('noRules')}>
          {t('noRulesText')}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line border-t border-line">
          {data.items.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              last={data.items.length - 1}
              mayEdit={mayEdit}
              onEdit={() => setWriting(rule)}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}
