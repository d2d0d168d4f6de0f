'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Topic } from '../../../domain/topic/topic';
import { ProblemNotice } from '../../components/data/problem-notice';
import { Button } from '../../components/ui/button';
import { Dialog, DialogActions } from '../../components/ui/dialog';
import { Field } from '../../components/ui/field';
import { Input, Textarea } from '../../components/ui/input';
import { useCreateTopic, useUpdateTopic } from './api';
import { keyOf } from './key-of';

interface TopicDialogProps {
  /** The topic to change; a new one without. */
  readonly topic?: Topic;
  readonly onClose: () => void;
}

/** Names a topic and says what it is about. Its key is proposed once, and stays. */
export function TopicDialog({ topic, onClose }: TopicDialogProps) {
  const t = useTranslations('topics');
  const common = useTranslations('common');
  const [name, setName] = useState(topic?.name ?? '');
  const [ownKey, setOwnKey] = useState<string | null>(topic?.key ?? null);
  const [description, setDescription] = useState(topic?.description ?? '');
  const create = useCreateTopic(t('added'));
  const update = useUpdateTopic(common('saved'));
  const key = ownKey ?? keyOf(name);
  const save = () => {
    const words = { name: name.trim(), description: description.trim() === '' ? null : description.trim() };
    if (topic) update.mutate({ id: topic.id, change: words }, { onSuccess: onClose });
    else create.mutate({ key, ...words }, { onSuccess: onClose });
  };
  const error = create.error ?? update.error;
  return (
    <Dialog open onOpenChange={onClose} title={topic ? t('edit') : t('new')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {error ? <ProblemNotice error={error} /> : null}
        <Field label={t('name')} hint={t('nameHint')}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('description')} optional={common('optional')}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2000}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('key')} hint={t('keyHint')}>
          {(control) => (
            <Input
              {...control}
              required
              disabled={topic !== undefined}
              maxLength={63}
              value={name === '' && ownKey === null ? '' : key}
              onChange={(event) => setOwnKey(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            busy={create.isPending || update.isPending}
            disabled={name.trim() === '' || key === ''}
          >
            {common('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
