'use client';

import { ArrowDown, ArrowUp, Newspaper, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Topic } from '../../../domain/topic/topic';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Card, CardHeader } from '../../components/ui/card';
import { ConfirmDialog } from '../../components/ui/confirm-dialog';
import { EmptyState } from '../../components/ui/empty-state';
import { SkeletonRows } from '../../components/ui/skeleton';
import { useRemoveTopic, useReorderTopics, useTopics } from './api';
import { TopicDialog } from './topic-dialog';

/** The subjects that people can switch on and off by themselves, in the order in which they see them. */
export function TopicsSection() {
  const t = useTranslations('topics');
  const common = useTranslations('common');
  const { data, error, refetch } = useTopics();
  const [creating, setCreating] = useState(false);
  const create = (
    <Button size="small" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('new')}
    </Button>
  );
  return (
    <Card>
      <CardHeader title={t('title')} description={t('text')} actions={create} />
      {error && !data ? (
        <div className="px-5 pb-5">
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : !data ? (
        <SkeletonRows rows={2} label={common('loading')} />
      ) : data.items.length === 0 ? (
        <EmptyState icon={Newspaper} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {data.items.map((topic, index) => (
            <TopicRow key={topic.id} topic={topic} index={index} topics={data.items} />
          ))}
        </ul>
      )}
      {creating ? <TopicDialog onClose={() => setCreating(false)} /> : null}
    </Card>
  );
}

interface TopicRowProps {
  readonly topic: Topic;
  readonly index: number;
  readonly topics: readonly Topic[];
}

function TopicRow({ topic, index, topics }: TopicRowProps) {
  const t = useTranslations('topics');
  const common = useTranslations('common');
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);
  const remove = useRemoveTopic(t('removed'));
  const { name, description, key } = topic;
  const named = { name };
  return (
    <li className="flex items-center gap-2 px-5 py-3.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {name} <code className="ml-1 font-mono text-[0.8667rem] font-normal text-ink-faint">{key}</code>
        </p>
        {description ? <p className="text-[0.8667rem] text-ink-faint">{description}</p> : null}
      </div>
      <MoveButton topics={topics} index={index} direction="up" />
      <MoveButton topics={topics} index={index} direction="down" />
      <Button look="quiet" size="smallIcon" aria-label={t('editNamed', named)} onClick={() => setAsking('edit')}>
        <Pencil aria-hidden />
      </Button>
      <Button
        look="quiet"
        size="smallIcon"
        aria-label={common('removeNamed', named)}
        onClick={() => setAsking('remove')}
      >
        <Trash2 aria-hidden />
      </Button>
      {asking === 'edit' ? <TopicDialog topic={topic} onClose={() => setAsking(null)} /> : null}
      <ConfirmDialog
        open={asking === 'remove'}
        onOpenChange={() => setAsking(null)}
        danger
        title={t('removeTitle', named)}
        description={t('removeText')}
        action={common('delete')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(topic.id, { onSettled: () => setAsking(null) })}
      />
    </li>
  );
}

interface MoveButtonProps {
  readonly topics: readonly Topic[];
  readonly index: number;
  readonly direction: 'up' | 'down';
}

/** Changes places with a neighbour. */
function MoveButton({ topics, index, direction }: MoveButtonProps) {
  const t = useTranslations('topics');
  const reorder = useReorderTopics(t('moved'));
  const to = direction === 'up' ? index - 1 : index + 1;
  const [topic, other] = [topics[index], topics[to]];
  const Icon = direction === 'up' ? ArrowUp : ArrowDown;
  if (!topic) return null;
  return (
    <Button
      look="quiet"
      size="smallIcon"
      disabled={other === undefined || reorder.isPending}
      aria-label={t(direction, { name: topic.name })}
      onClick={() => other && reorder.mutate(topics.with(index, other).with(to, topic))}
    >
      <Icon aria-hidden />
    </Button>
  );
}
