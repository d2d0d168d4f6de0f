'use client';

import { useTranslations } from 'use-intl';
import type { Contact } from '../../../domain/contact/contact';
import { contactRoles } from '../../../domain/contact/contact';
import { useMay } from '../../components/shell/me-context';
import { Card, CardBody, CardHeader } from '../../components/ui/card';
import { Checkbox } from '../../components/ui/checkbox';
import { TagInput } from '../../components/ui/tag-input';
import { useUpdateContact } from './api';

/** Tags and métiers, saved as they are changed. */
export function TagsCard({ contact }: { readonly contact: Contact }) {
  const t = useTranslations('contacts');
  const labels = useTranslations('labels');
  const common = useTranslations('common');
  const mayWrite = useMay('contacts:write');
  const update = useUpdateContact(contact.id, common('saved'));
  const busy = !mayWrite || update.isPending;
  return (
    <Card>
      <CardHeader title={t('tags')} />
      <CardBody className="flex flex-col gap-5">
        <TagInput
          label={t('addTag')}
          tags={contact.tags}
          disabled={busy}
          onChange={(tags) => update.mutate({ tags: [...tags] })}
        />
        <fieldset>
          <legend className="mb-2 text-[0.8667rem] font-medium text-ink-soft">{t('roles')}</legend>
          <div className="grid grid-cols-2 gap-2">
            {contactRoles.map((role) => (
              <Checkbox
                key={role}
                label={labels(`contactRole.${role}`)}
                checked={contact.roles.includes(role)}
                disabled={busy}
                onChange={(checked) =>
                  update.mutate({
                    roles: checked ? [...contact.roles, role] : contact.roles.filter((other) => other !== role),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      </CardBody>
    </Card>
  );
}
