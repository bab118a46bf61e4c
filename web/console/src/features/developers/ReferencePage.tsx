import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { CodeBlock } from '@/shared/CodeBlock';
import { LoadFailed } from '@/shared/LoadFailed';
import page from '@/shared/Page.module.css';

import styles from './developers.module.css';
import { DevelopersHead } from './DevelopersHead';
import { callsOf, curlOf, exampleOf, type Call, type OpenApi } from './openApi';
import { openApiQuery } from './queries';

/** The description of the API as this very server gives it. */
export function ReferencePage() {
  const { t } = useTranslation();
  const document = useQuery(openApiQuery);
  return (
    <div className={page.page}>
      <DevelopersHead tab="reference">
        <a href="/api/v1/openapi.json" download="hongyan-openapi.json">
          {t('developers.reference.download')}
        </a>
      </DevelopersHead>
      {document.isPending ? (
        <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 12 }} />
      ) : document.isError ? (
        <LoadFailed error={document.error} retry={() => void document.refetch()} />
      ) : (
        <Reference document={document.data} />
      )}
    </div>
  );
}

function Reference({ document }: { document: OpenApi }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [words, setWords] = useState('');
  const groups = useMemo(() => callsOf(document, words), [document, words]);
  const calls = groups.flatMap(([, of]) => of);
  const chosen = calls.find(({ id }) => id === search.get('call')) ?? calls[0];
  return (
    <div className={styles.reference}>
      <nav className={styles.index} aria-label={t('developers.tab.reference')}>
        <Input
          allowClear
          prefix={<SearchOutlined className="hint" />}
          value={words}
          placeholder={t('developers.reference.search')}
          aria-label={t('developers.reference.search')}
          onChange={(event) => setWords(event.target.value)}
        />
        {calls.length === 0 && <p className="hint">{t('developers.reference.none')}</p>}
        {groups.map(([group, of]) => (
          <section key={group}>
            <h3>{group}</h3>
            {of.map((call) => (
              <button
                key={call.id}
                type="button"
                className={`${styles.call} ${call === chosen ? styles.chosen : ''}`}
                aria-current={call === chosen}
                onClick={() => setSearch({ call: call.id }, { replace: true })}
              >
                <span className={styles.method}>{call.method.toUpperCase()}</span>
                {call.path.replace('/api/v1', '')}
              </button>
            ))}
          </section>
        ))}
      </nav>
      {chosen && <CallDetail document={document} call={chosen} />}
    </div>
  );
}

function CallDetail({ document, call }: { document: OpenApi; call: Call }) {
  const { t } = useTranslation();
  const { operation } = call;
  const body = operation.requestBody?.content?.['application/json']?.schema;
  const answers = Object.entries(operation.responses ?? {});
  return (
    <article className={styles.detail}>
      <h2 className="mono">
        {call.method.toUpperCase()} {call.path}
      </h2>
      {(operation.summary ?? operation.description) && <p>{operation.summary ?? operation.description}</p>}
      {(operation.parameters ?? []).length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('developers.reference.parameter')}</th>
              <th>{t('developers.reference.where')}</th>
              <th>{t('developers.reference.type')}</th>
            </tr>
          </thead>
          <tbody>
            {(operation.parameters ?? []).map((one) => (
              <tr key={`${one.in}${one.name}`}>
                <td>
                  <code>{one.name}</code> {one.required && <span className="hint">{t('developers.reference.required')}</span>}
                </td>
                <td>{one.in}</td>
                <td>{[one.schema?.type, one.schema?.format].flat().filter(Boolean).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <CodeBlock title={t('developers.reference.curl')} text={curlOf(document, call, window.location.origin)} />
      {body && <CodeBlock title={t('developers.reference.body')} text={JSON.stringify(exampleOf(document, body))} />}
      {answers.map(([status, answer]) => {
        const schema = Object.values(answer.content ?? {})[0]?.schema;
        return (
          <CodeBlock
            key={status}
            title={`${status} ${answer.description ?? ''}`}
            text={schema ? JSON.stringify(exampleOf(document, schema)) : ''}
          />
        );
      })}
    </article>
  );
}
