import type { TFunction } from 'i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useState } from 'react';

import type { AuditRow } from '@shared/setupTypes';

import { Blank } from '@/shared/Blank';
import { CodeBlock } from '@/shared/CodeBlock';
import { CopyText } from '@/shared/CopyText';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { At } from '@/shared/Figures';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { Facts, Panel } from '@/shared/Panel';
import { Pick } from '@/shared/Pick';
import { RowTable } from '@/shared/RowTable';
import { useRowKeys } from '@/shared/useRowKeys';
import { neighbour } from '@/shared/useRowKeys';

import { KINDS, kindText, subjectOf, subjectText } from './auditText';
import { auditQuery } from './queries';

const READY = { isPending: false, isError: false, error: null, refetch: () => undefined };

/** Who did what and when; nothing here can be changed or taken away. */
export function AuditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [pointed, setPointed] = useState<string | null>(null);
  const [kind, row] = [search.get('kind') ?? '', search.get('row')];
  const list = useInfiniteQuery(auditQuery(kind));
  const rows = list.data?.pages.flatMap((one) => one.items) ?? [];
  const ids = rows.map(({ id }) => id);
  const opened = rows.find(({ id }) => id === row);
  const address = (next: { kind?: string; row?: string | null }) => {
    const all = { kind, row, ...next };
    const words = new URLSearchParams(
      Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
    return words.size > 0 ? `/audit?${words.toString()}` : '/audit';
  };
  const open = (id: string) => {
    setPointed(id);
    void navigate(address({ row: id }), { replace: row !== null });
  };
  const close = () => void navigate(address({ row: null }));
  useRowKeys({
    ids,
    current: row ?? pointed,
    isOpen: row !== null,
    onMove: (id) => (row === null ? setPointed(id) : open(id)),
    onOpen: open,
    onClose: close,
  });
  const step = (by: 1 | -1) => {
    const next = neighbour(ids, row, by);
    if (next) open(next);
  };

  const columns: TableColumnsType<AuditRow> = [
    { key: 'at', title: t('audit.column.at'), width: 130, render: (_, one) => <At time={one.at} /> },
    { key: 'who', title: t('audit.column.who'), width: 190, ellipsis: true, render: (_, one) => whoOf(one) },
    { key: 'what', title: t('audit.column.what'), width: 220, ellipsis: true, render: (_, one) => kindText(t, one.kind) },
    { key: 'subject', title: t('audit.column.subject'), width: 330, ellipsis: true, render: (_, one) => <span className="quiet">{detailLine(t, one)}</span> },
  ];

  return (
    <div className={page.page}>
      <PageHead title={t('audit.title')} hint={t('audit.hint')} />
      <div className={page.bar}>
        <Pick
          label={t('audit.column.what')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: kindText(t, value) }))}
          onChange={(next) => setSearch(next ? { kind: next } : {})}
        />
      </div>
      <RowTable<AuditRow>
        list={list}
        rows={rows}
        columns={columns}
        onPhones={['at', 'who', 'what']}
        rowId={({ id }) => id}
        current={row ?? pointed}
        onOpen={open}
        empty={
          <Blank title={t(kind ? 'audit.empty.filtered' : 'audit.empty.title')} hint={t('audit.empty.hint')}>
            {kind && <Button onClick={() => setSearch({})}>{t('common.clear')}</Button>}
          </Blank>
        }
      />
      {opened && (
        <DetailDrawer title={kindText(t, opened.kind)} found={READY} context={{ onClose: close, onStep: step }}>
          <Detail row={opened} />
        </DetailDrawer>
      )}
    </div>
  );
}

function Detail({ row }: { row: AuditRow }) {
  const { t } = useTranslation();
  const subject = subjectOf(row.subject);
  return (
    <>
      <Panel title={t('audit.detail')}>
        <Facts
          of={[
            [t('audit.column.who'), whoOf(row)],
            [t('audit.column.at'), <At key="a" time={row.at} />],
            [
              t('audit.column.subject'),
              subject.path ? (
                <Link key="s" to={subject.path}>
                  {t(`audit.subject.${subject.kind}`, { defaultValue: subject.kind })}
                </Link>
              ) : (
                <CopyText key="s" text={row.subject} />
              ),
            ],
            [t('audit.id'), <CopyText key="i" text={row.id} />],
          ]}
        />
      </Panel>
      <Panel title={t('audit.what')}>
        <CodeBlock title={row.kind} text={JSON.stringify(row.detail)} />
      </Panel>
    </>
  );
}

/** The name of then; where none was kept, that of now. */
function whoOf({ actor, actorName }: AuditRow) {
  return actorName || (typeof actor === 'string' ? actor : actor.name);
}

/** The details of a row in one line, for the list. */
function detailLine(t: TFunction, { detail, subject }: AuditRow) {
  const words = Object.entries(detail).map(([name, value]) =>
    `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return words.length > 0 ? words.join('  ') : subjectText(t, subject);
}
