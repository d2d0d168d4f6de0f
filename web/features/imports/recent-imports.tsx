'use client';

import { useTranslations } from 'use-intl';
import { Ago } from '../../components/data/moment';
import { RowLink } from '../../components/data/row-link';
import { Card, CardHeader } from '../../components/ui/card';
import { useImports } from './api';
import { ImportStatusBadge } from './import-status-badge';

const SHOWN = 8;

export function RecentImports() {
  const t = useTranslations('contacts.imports');
  const { data } = useImports({ limit: SHOWN });
  if (!data || data.items.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('recent')} />
      <ul className="divide-y divide-line border-t border-line">
        {data.items.map((item) => (
          <li key={item.id} className="relative flex items-center justify-between gap-3 px-5 py-3 hover:bg-paper">
            <span className="min-w-0">
              <RowLink href={`/contacts/imports/${item.id}`} className="block truncate">
                {item.fileName}
              </RowLink>
              <span className="text-[0.8667rem] text-ink-faint">
                <Ago at={item.startedAt} /> · {t('progress', { processed: item.processed, total: item.total })}
              </span>
            </span>
            <ImportStatusBadge status={item.status} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
