'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ProblemNotice } from '../../components/data/problem-notice';
import { useMe } from '../../components/shell/me-context';
import { Page } from '../../components/shell/page';
import { FileDrop } from '../../components/ui/file-drop';
import { Notice } from '../../components/ui/notice';
import { useContactFields } from '../segments/api';
import { ImportSetup } from './import-setup';
import { RecentImports } from './recent-imports';
import type { FileHead } from './read-head';
import { HEAD_BYTES, readHead } from './read-head';

interface ChosenFile {
  readonly file: File;
  readonly head: FileHead;
}

/** Drop a file, see where its columns go, import it. */
export function ImportPage() {
  const t = useTranslations('contacts.imports');
  const contacts = useTranslations('contacts');
  const locale = useLocale();
  const { organization } = useMe();
  const fields = useContactFields();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const choose = async (file: File) => {
    const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const definitions = new Map(
      fields.data?.items
        .filter(({ custom }) => custom)
        .map(({ field, type }) => [field.slice('customFields.'.length), type]),
    );
    const known = { definitions, locked: organization.fieldsLocked };
    setChosen({ file, head: readHead(bytes, file.size <= HEAD_BYTES, known) });
  };
  const refused = chosen && 'refused' in chosen.head ? chosen.head.refused : null;
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/contacts', label: contacts('title') }} width="narrow">
      {fields.error ? <ProblemNotice error={fields.error} onRetry={() => void fields.refetch()} /> : null}
      {chosen && 'columns' in chosen.head ? (
        <ImportSetup
          key={`${chosen.file.name}:${chosen.file.lastModified}`}
          file={chosen.file}
          columns={chosen.head.columns}
          onOther={() => setChosen(null)}
        />
      ) : (
        <div className="flex flex-col gap-6">
          {refused ? (
            <Notice tone="bad" title={chosen?.file.name}>
              {refused[locale]}
            </Notice>
          ) : null}
          <FileDrop
            title={t('drop')}
            hint={t('dropHint')}
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onFile={(file) => void choose(file)}
          />
          <RecentImports />
        </div>
      )}
    </Page>
  );
}
