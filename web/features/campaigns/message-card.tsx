'use client';

import { useTranslations } from 'use-intl';
import type { Campaign } from '../../../domain/campaign/campaign';
import { useMe } from '../../components/shell/me-context';
import { Button } from '../../components/ui/button';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Checkbox } from '../../components/ui/checkbox';
import { Menu, MenuItem } from '../../components/ui/dropdown-menu';
import { Field } from '../../components/ui/field';
import { Input } from '../../components/ui/input';
import { useTemplates } from '../templates/api';
import { useTakeTemplate } from './api';
import type { useDraft } from './use-draft';

interface MessageCardProps {
  readonly campaign: Campaign;
  readonly draft: ReturnType<typeof useDraft>;
}

const MOST = 100;

/** What the campaign says, and in whose name. */
export function MessageCard({ campaign, draft: { draft, set, replace } }: MessageCardProps) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const { organization } = useMe();
  const { settings } = draft;
  const from = settings.from ?? { name: '', email: '' };
  const setFrom = (change: Partial<typeof from>) => {
    const next = { ...from, ...change };
    const { from: _before, ...rest } = settings;
    set({ settings: next.name === '' && next.email === '' ? rest : { ...rest, from: next } });
  };
  const ownSender = organization.senderEmail
    ? t('fromHint', { sender: `${organization.senderName ?? organization.name} <${organization.senderEmail}>` })
    : t('fromMissing');
  return (
    <Card>
      <CardHeader title={t('message')} actions={<TakeTemplate campaign={campaign} onTaken={replace} />} />
      <CardBody className="flex flex-col gap-4">
        <Field label={t('name')} hint={t('nameHint')} error={draft.name.trim() === '' ? common('required') : undefined}>
          {(control) => (
            <Input {...control} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        <Field label={t('subject')} error={draft.subject.trim() === '' ? common('required') : undefined}>
          {(control) => (
            <Input {...control} value={draft.subject} onChange={(event) => set({ subject: event.target.value })} />
          )}
        </Field>
        <Field label={t('preheader')} optional={common('optional')}>
          {(control) => (
            <Input
              {...control}
              value={draft.content.preheader ?? ''}
              onChange={(event) => set({ content: { ...draft.content, preheader: event.target.value } })}
            />
          )}
        </Field>
        <fieldset className="flex flex-col gap-1.5">
          <legend className="sr-only">{t('from')}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('fromName')}>
              {(control) => (
                <Input
                  {...control}
                  value={from.name}
                  placeholder={organization.senderName ?? organization.name}
                  onChange={(event) => setFrom({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('fromEmail')}>
              {(control) => (
                <Input
                  type="email"
                  {...control}
                  value={from.email}
                  placeholder={organization.senderEmail ?? ''}
                  onChange={(event) => setFrom({ email: event.target.value })}
                />
              )}
            </Field>
          </div>
          <p className="text-[0.8667rem] text-ink-faint">{ownSender}</p>
        </fieldset>
        <Field label={t('replyTo')} hint={t('replyToHint')} optional={common('optional')}>
          {(control) => (
            <Input
              type="email"
              {...control}
              value={settings.replyTo ?? ''}
              onChange={(event) => set({ settings: { ...settings, replyTo: event.target.value } })}
            />
          )}
        </Field>
        <Checkbox
          label={t('tracking')}
          checked={draft.trackingEnabled}
          onChange={(trackingEnabled) => set({ trackingEnabled })}
        />
      </CardBody>
    </Card>
  );
}

interface TakeTemplateProps {
  readonly campaign: Campaign;
  readonly onTaken: (campaign: Campaign) => void;
}

function TakeTemplate({ campaign, onTaken }: TakeTemplateProps) {
  const t = useTranslations('campaigns');
  const { data } = useTemplates({ limit: MOST, sort: '-updatedAt' });
  const take = useTakeTemplate(campaign.id);
  if (!data || data.items.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button look="quiet" size="small" busy={take.isPending}>
          {t('changeTemplate')}
        </Button>
      }
    >
      {data.items.map((template) => (
        <MenuItem key={template.id} onSelect={() => take.mutate(template.id, { onSuccess: onTaken })}>
          {template.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
