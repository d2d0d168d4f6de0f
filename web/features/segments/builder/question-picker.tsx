'use client';

import { ArrowLeft, Search, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { ContactRole } from '../../../../domain/contact/contact';
import { contactRoles } from '../../../../domain/contact/contact';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import { fold } from '../../../../domain/segment/fold';
import type { MetierQuestion } from '../../../../domain/segment/questions/question';
import { criteriaOf } from '../../../../domain/segment/questions/question';
import { thirtyQuestions } from '../../../../domain/segment/questions/thirty';
import { Button } from '../../../components/ui/button';
import { cx } from '../../../components/ui/class-names';
import { Dialog } from '../../../components/ui/dialog';
import { Input } from '../../../components/ui/input';
import { useBuilderActions } from './builder-context';
import { QuestionAsks } from './question-asks';

/** Begins with a question that people of a métier often ask. It replaces what is there, which undo brings back. */
export function QuestionPicker() {
  const t = useTranslations('builder');
  const { load } = useBuilderActions();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<MetierQuestion | null>(null);
  const toggle = (next: boolean) => {
    setOpen(next);
    setChosen(null);
  };
  const use = (criteria: SegmentCriteria) => {
    load(criteria);
    toggle(false);
  };
  const choose = (question: MetierQuestion) => {
    const criteria = question.asks.length === 0 ? criteriaOf(question) : null;
    if (criteria) use(criteria);
    else setChosen(question);
  };
  return (
    <>
      <Button size="small" onClick={() => toggle(true)}>
        <Sparkles aria-hidden className="text-accent" />
        {t('questions.open')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={toggle}
        title={t('questions.title')}
        description={t('questions.hint')}
        className="sm:max-w-2xl"
      >
        {chosen ? (
          <>
            <Button look="quiet" size="small" className="-ml-3 self-start" onClick={() => setChosen(null)}>
              <ArrowLeft aria-hidden />
              {t('questions.all')}
            </Button>
            <QuestionAsks question={chosen} onDone={use} />
          </>
        ) : (
          <QuestionList onChoose={choose} />
        )}
      </Dialog>
    </>
  );
}

function QuestionList({ onChoose }: { readonly onChoose: (question: MetierQuestion) => void }) {
  const t = useTranslations('builder');
  const labels = useTranslations('labels');
  const locale = useLocale();
  const [typed, setTyped] = useState('');
  const [metier, setMetier] = useState<ContactRole | null>(null);
  const words = fold(typed).split(/\s+/);
  const found = thirtyQuestions.filter(({ metier: whose, title, hint }) => {
    const text = fold(`${title[locale]} ${hint[locale]}`);
    return (metier === null || whose === metier) && words.every((word) => text.includes(word));
  });
  const nameOf = (role: ContactRole | null) =>
    role === null
      ? t('questions.everyone')
      : role === 'other'
        ? t('questions.management')
        : labels(`contactRole.${role}`);
  return (
    <div className="flex flex-col gap-3">
      <div className="relative">
        <Search className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" aria-hidden />
        <Input
          type="search"
          aria-label={t('questions.search')}
          placeholder={t('questions.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="pl-9"
        />
      </div>
      <div role="group" aria-label={t('questions.metier')} className="flex flex-wrap gap-1.5">
        {[null, ...contactRoles].map((role) => (
          <button
            key={role ?? 'all'}
            type="button"
            aria-pressed={metier === role}
            onClick={() => setMetier(role)}
            className={cx(
              'rounded-full border px-3 py-1 text-[0.8667rem] font-medium transition-colors',
              metier === role
                ? 'border-accent bg-accent-wash text-accent'
                : 'border-line text-ink-soft hover:border-line-strong hover:text-ink',
            )}
          >
            {nameOf(role)}
          </button>
        ))}
      </div>
      <ul className="-mx-2 h-[min(24rem,48dvh)] overflow-y-auto">
        {found.map((question) => (
          <li key={question.id}>
            <button
              type="button"
              onClick={() => onChoose(question)}
              className="block w-full rounded-lg px-3 py-2.5 text-left hover:bg-sunken focus-visible:bg-sunken focus-visible:-outline-offset-2"
            >
              <span className="block text-[0.9333rem] font-medium text-pretty">{question.title[locale]}</span>
              <span className="mt-0.5 block text-[0.8667rem] text-pretty text-ink-faint">{question.hint[locale]}</span>
            </button>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="px-3 py-10 text-center text-[0.9333rem] text-ink-faint">{t('noneFound')}</li>
        ) : null}
      </ul>
    </div>
  );
}
