'use client';

import { FileText } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMe } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { Button } from '../../components/ui/button';
import { Card, CardBody } from '../../components/ui/card';
import { EmptyState } from '../../components/ui/empty-state';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useCreateAutomation } from './api';
import { DurationField } from './duration-field';
import type { RecipeAnswers, RecipeName } from './recipes';
import { draftOfRecipe, recipeNames } from './recipes';
import { useSendableTemplates } from './step-words';
import { TagField } from './tag-field';
import { TemplateField } from './template-field';

/** Begins an automation from a recipe. */
export function NewAutomationPage() {
  const t = useTranslations('automations');
  const campaigns = useTranslations('campaigns');
  const router = useRouter();
  const { organization } = useMe();
  const templates = useSendableTemplates();
  const create = useCreateAutomation(t('created'));
  const [recipe, setRecipe] = useState<RecipeName>('welcome');
  const [answers, setAnswers] = useState<RecipeAnswers>({
    name: '',
    firstTemplateId: '',
    secondTemplateId: '',
    thirdTemplateId: '',
    wait: { amount: 3, unit: 'DAYS' },
    country: 'France',
    tag: '',
    eventName: 'PURCHASE_MADE',
    timezone: organization.timezone,
  });
  const set = (change: Partial<RecipeAnswers>) => setAnswers({ ...answers, ...change });
  const stepNames = {
    welcome: t('recipes.names.welcome'),
    where: t('recipes.names.where'),
    home: t('recipes.names.home'),
    abroad: t('recipes.names.abroad'),
    first: t('recipes.names.first'),
    second: t('recipes.names.second'),
    answer: t('recipes.names.answer'),
  };
  const submit = () =>
    create.mutate(draftOfRecipe(recipe, answers, stepNames), {
      onSuccess: ({ id }) => router.push(`/automations/${id}`),
    });
  const noTemplates = templates.data?.items.length === 0;
  return (
    <Page title={t('new')} lead={t('newLead')} back={{ href: '/automations', label: t('title') }} width="narrow">
      {noTemplates ? (
        <Card>
          <EmptyState
            icon={FileText}
            title={campaigns('noTemplates')}
            action={
              <Button asChild look="primary">
                <Link href="/templates/new">{campaigns('newTemplate')}</Link>
              </Button>
            }
          />
        </Card>
      ) : (
        <form
          className="flex flex-col gap-6"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {create.error ? <ProblemNotice error={create.error} /> : null}
          <RecipeChoice value={recipe} onChange={setRecipe} />
          <Card>
            <CardBody className="flex flex-col gap-4 pt-5">
              <Field label={t('name')}>
                {(control) => (
                  <Input
                    {...control}
                    required
                    maxLength={200}
                    value={answers.name}
                    placeholder={t(`recipes.${recipe}.title`)}
                    onChange={(event) => set({ name: event.target.value })}
                  />
                )}
              </Field>
              <RecipeFields recipe={recipe} answers={answers} set={set} />
            </CardBody>
          </Card>
          <Button
            type="submit"
            look="primary"
            size="large"
            className="self-end"
            busy={create.isPending}
            disabled={!isComplete(recipe, answers)}
          >
            {t('createDraft')}
          </Button>
        </form>
      )}
    </Page>
  );
}

function isComplete(recipe: RecipeName, answers: RecipeAnswers): boolean {
  const { name, firstTemplateId, secondTemplateId, thirdTemplateId, country, tag, eventName, wait } = answers;
  const needed = {
    welcome: [firstTemplateId, secondTemplateId, thirdTemplateId, country, tag],
    series: [firstTemplateId, secondTemplateId],
    event: [firstTemplateId, tag, eventName],
  }[recipe];
  return name.trim() !== '' && wait.amount > 0 && needed.every((answer) => answer.trim() !== '');
}

interface RecipeChoiceProps {
  readonly value: RecipeName;
  readonly onChange: (recipe: RecipeName) => void;
}

function RecipeChoice({ value, onChange }: RecipeChoiceProps) {
  const t = useTranslations('automations');
  return (
    <div>
      <p id="which-recipe" className="mb-2 text-[0.8667rem] font-medium text-ink-soft">
        {t('recipe')}
      </p>
      <RadioGroup.Root
        aria-labelledby="which-recipe"
        value={value}
        onValueChange={(chosen) => onChange(recipeNames.find((recipe) => recipe === chosen) ?? value)}
        className="grid gap-2.5 sm:grid-cols-3"
      >
        {recipeNames.map((recipe) => (
          <RadioGroup.Item
            key={recipe}
            value={recipe}
            className="flex flex-col gap-1 rounded-xl border border-line bg-surface px-4 py-3.5 text-left transition-colors hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash"
          >
            <span className="font-medium">{t(`recipes.${recipe}.title`)}</span>
            <span className="text-[0.8667rem] leading-snug text-ink-faint">{t(`recipes.${recipe}.text`)}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}

interface RecipeFieldsProps {
  readonly recipe: RecipeName;
  readonly answers: RecipeAnswers;
  readonly set: (change: Partial<RecipeAnswers>) => void;
}

function RecipeFields({ recipe, answers, set }: RecipeFieldsProps) {
  const t = useTranslations('automations.fields');
  const { firstTemplateId, secondTemplateId, thirdTemplateId, wait, tag } = answers;
  const first = (label: string) => (
    <TemplateField label={label} value={firstTemplateId} onChange={(id) => set({ firstTemplateId: id })} />
  );
  const second = (label: string) => (
    <TemplateField label={label} value={secondTemplateId} onChange={(id) => set({ secondTemplateId: id })} />
  );
  switch (recipe) {
    case 'welcome':
      return (
        <>
          {first(t('welcomeTemplate'))}
          <DurationField value={wait} onChange={(next) => set({ wait: next })} />
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('country')}>
              {(control) => (
                <Input
                  {...control}
                  value={answers.country}
                  onChange={(event) => set({ country: event.target.value })}
                />
              )}
            </Field>
            <TagField value={tag} onChange={(next) => set({ tag: next })} />
          </div>
          {second(t('homeTemplate'))}
          <TemplateField
            label={t('abroadTemplate')}
            value={thirdTemplateId}
            onChange={(id) => set({ thirdTemplateId: id })}
          />
        </>
      );
    case 'series':
      return (
        <>
          {first(t('firstTemplate'))}
          <DurationField value={wait} onChange={(next) => set({ wait: next })} />
          {second(t('secondTemplate'))}
        </>
      );
    case 'event':
      return (
        <>
          <Field label={t('eventName')} hint={t('eventHint')}>
            {(control) => (
              <Input
                {...control}
                value={answers.eventName}
                onChange={(event) => set({ eventName: event.target.value })}
              />
            )}
          </Field>
          <TagField value={tag} onChange={(next) => set({ tag: next })} />
          {first(t('eventTemplate'))}
        </>
      );
  }
}
