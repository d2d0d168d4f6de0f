'use client';

import { Check, CircleAlert, Clock, X, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Node, NodeProps } from 'reactflow';
import { Handle, Position } from 'reactflow';
import { useFormatter, useTranslations } from 'use-intl';
import type { StepCounts } from '../../../domain/automation/definition';
import { cx } from '../../components/ui/class-names';
import { useFlow } from './flow-context';
import { stepLooks } from './step-icons';
import { useStepTitle, useStepWords } from './step-words';
import { useTriggerWords } from './trigger-words';

type FlowNodeProps = NodeProps<Node<{ index: number; outcome: number }>>;

const faceStyle =
  'nodrag nopan flex w-full cursor-pointer flex-col rounded-xl border bg-surface text-left shadow-lift transition-colors hover:border-line-strong';

export function TriggerNode({ data, width, height }: FlowNodeProps) {
  const t = useTranslations('automations');
  const { automation, selected, onSelect } = useFlow();
  const wordsOf = useTriggerWords();
  const trigger = automation.triggers[data.index];
  if (!trigger) return null;
  const isSelected = selected?.kind === 'trigger' && selected.index === data.index;
  return (
    <div style={{ width, height }}>
      <button
        type="button"
        onClick={() => onSelect({ kind: 'trigger', index: data.index })}
        className={cx(
          faceStyle,
          'h-full justify-center rounded-full px-4',
          isSelected ? 'border-accent' : 'border-line',
        )}
      >
        <span className="flex items-center gap-3">
          <span className="grid size-9 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
            <Zap className="size-4" aria-hidden />
          </span>
          <span className="min-w-0">
            <span className="block text-[0.75rem] text-ink-faint">{t('trigger')}</span>
            <span className="line-clamp-2 text-[0.8667rem] leading-snug font-medium">{wordsOf(trigger)}</span>
          </span>
        </span>
      </button>
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="opacity-0!" />
    </div>
  );
}

const nothing: StepCounts = { waiting: 0, passed: 0, failed: 0 };

export function StepNode({ data, width, height }: FlowNodeProps) {
  const { automation, selected, onSelect, faulty } = useFlow();
  const wordsOf = useStepWords();
  const titleOf = useStepTitle();
  const labels = useTranslations('labels');
  const t = useTranslations('automations');
  const step = automation.steps[data.index];
  if (!step) return null;
  const { icon: Icon, style } = stepLooks[step.type];
  const isSelected = selected?.kind === 'step' && selected.stepId === step.id;
  const isFaulty = faulty.has(step.id);
  const counts = automation.stats.steps[step.id] ?? nothing;
  return (
    <div style={{ width, height }}>
      <Handle type="target" position={Position.Top} isConnectable={false} className="opacity-0!" />
      <button
        type="button"
        onClick={() => onSelect({ kind: 'step', stepId: step.id })}
        className={cx(
          faceStyle,
          'h-full',
          isSelected ? 'border-accent' : isFaulty ? 'border-bad' : 'border-line',
          isSelected && 'ring-2 ring-accent/25',
        )}
      >
        <span className="flex min-h-0 flex-1 items-start gap-3 px-3.5 pt-3">
          <span className={cx('mt-0.5 grid size-8 shrink-0 place-items-center rounded-lg', style)}>
            <Icon className="size-4" aria-hidden />
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-[0.9333rem] leading-snug font-semibold">{titleOf(step)}</span>
            <span className="block truncate text-[0.8rem] text-ink-faint">
              {step.name && step.type === 'CONDITION' ? labels(`stepType.${step.type}`) : wordsOf(step)}
            </span>
          </span>
          {isFaulty ? (
            <CircleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-label={t('faults', { count: 1 })} />
          ) : null}
        </span>
        <span className="flex gap-4 border-t border-line px-3.5 py-1.75 text-[0.8rem] tabular-nums">
          <Count
            icon={<Clock />}
            value={counts.waiting}
            label={t('counts.waitingLabel', { count: counts.waiting })}
            tone={counts.waiting > 0 ? 'text-warn' : 'text-ink-faint'}
          />
          <Count
            icon={<Check />}
            value={counts.passed}
            label={t('counts.passedLabel', { count: counts.passed })}
            tone={counts.passed > 0 ? 'text-good' : 'text-ink-faint'}
          />
          <Count
            icon={<X />}
            value={counts.failed}
            label={t('counts.failedLabel', { count: counts.failed })}
            tone={counts.failed > 0 ? 'font-semibold text-bad' : 'text-ink-faint'}
          />
        </span>
      </button>
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="opacity-0!" />
    </div>
  );
}

interface CountProps {
  readonly icon: ReactNode;
  readonly value: number;
  readonly label: string;
  readonly tone: string;
}

function Count({ icon, value, label, tone }: CountProps) {
  const format = useFormatter();
  return (
    <span title={label} className={cx('inline-flex items-center gap-1 [&_svg]:size-3.5', tone)}>
      <span aria-hidden className="inline-flex items-center gap-1">
        {icon}
        {format.number(value)}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** A way out of a condition, by its name; everyone else stands back. */
export function BranchNode({ data, width, height }: FlowNodeProps) {
  const t = useTranslations('automations');
  const { automation } = useFlow();
  const step = automation.steps[data.index];
  const branch = step?.type === 'CONDITION' ? step.configuration.branches[data.outcome] : undefined;
  return (
    <div style={{ width, height }} className="grid place-items-center">
      <Handle type="target" position={Position.Top} isConnectable={false} className="opacity-0!" />
      <span
        className={cx(
          'max-w-full truncate rounded-full px-3 py-1 text-[0.8rem] font-semibold',
          branch ? 'bg-good-wash text-good' : 'bg-sunken text-ink-soft',
        )}
      >
        {branch?.name ?? t('everyoneElse')}
      </span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="opacity-0!" />
    </div>
  );
}

export function EndNode({ width, height }: FlowNodeProps) {
  const t = useTranslations('automations');
  return (
    <div
      style={{ width, height }}
      className="grid place-items-center rounded-full border border-line bg-sunken text-[0.7rem] font-medium text-ink-faint"
    >
      <Handle type="target" position={Position.Top} isConnectable={false} className="opacity-0!" />
      {t('end')}
    </div>
  );
}
