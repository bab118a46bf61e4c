import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Tag, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams, useSearchParams } from 'react-router';

import { CHANNELS, MESSAGE_STATES, type MessageRow } from '@shared/growthTypes';

import { Blank } from '@/shared/Blank';
import { ExportButton } from '@/shared/ExportButton';
import { Ago, Sum } from '@/shared/Figures';
import { MemberSearch } from '@/shared/MemberSearch';
import page from '@/shared/Page.module.css';
import { Pick } from '@/shared/Pick';
import { RowTable } from '@/shared/RowTable';
import { useDetail } from '@/shared/useDetail';

import { ChannelName, MessageStateTag } from './MessageTags';
import { isNarrowed, readFilter, writeFilter, type MessageFilter } from './messageFilter';
import { MessagesHead } from './MessagesHead';
import { messageListQuery, templatesQuery } from './queries';

export function MessageListPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const { messageId = null } = useParams();
  const filter = readFilter(search);
  const list = useInfiniteQuery(messageListQuery(filter));
  const templates = useQuery(templatesQuery);
  const rows = list.data?.pages.flatMap((one) => one.items) ?? [];
  const detail = useDetail(
    '/messages/log',
    rows.map((row) => row.id),
    messageId,
  );
  const narrow = (change: Partial<MessageFilter>) => setSearch(writeFilter({ ...filter, ...change }));
  const nameOf = (id: string) => templates.data?.find((one) => one.id === id)?.name ?? id;
  const cost = rows.reduce((sum, row) => sum + row.cost.amount, 0);

  const columns: TableColumnsType<MessageRow> = [
    {
      key: 'template',
      title: t('messages.column.template'),
      width: 200,
      ellipsis: true,
      render: (_, row) => nameOf(row.template),
    },
    {
      key: 'channel',
      title: t('messages.column.channel'),
      width: 120,
      render: (_, row) => <ChannelName channel={row.channel} />,
    },
    { key: 'to', title: t('messages.column.to'), width: 160, ellipsis: true, render: (_, row) => row.to || '—' },
    {
      key: 'state',
      title: t('messages.column.state'),
      width: 130,
      render: (_, row) => <MessageStateTag state={row.state} />,
    },
    {
      key: 'text',
      title: t('messages.column.text'),
      width: 380,
      ellipsis: true,
      render: (_, row) => <span className="quiet">{row.text || row.title}</span>,
    },
    {
      key: 'cost',
      title: t('messages.column.cost'),
      width: 90,
      align: 'right',
      render: (_, row) => <Sum of={row.cost} />,
    },
    {
      key: 'at',
      title: t('messages.column.at'),
      width: 130,
      align: 'right',
      render: (_, row) => <Ago at={row.at} />,
    },
  ];

  return (
    <div className={page.page}>
      <MessagesHead tab="log" />
      <div className={page.bar}>
        <MemberSearch value={filter.member} onChange={(member) => narrow({ member })} />
        <Pick
          label={t('messages.column.channel')}
          value={filter.channel}
          options={CHANNELS.map((value) => ({ value, label: t(`messages.channel.${value}`) }))}
          onChange={(channel) => narrow({ channel })}
        />
        <Pick
          label={t('messages.column.state')}
          value={filter.state}
          options={MESSAGE_STATES.map((value) => ({ value, label: t(`messages.state.${value}`) }))}
          onChange={(state) => narrow({ state })}
        />
        {(['parcel', 'order'] as const).map(
          (name) =>
            filter[name] !== '' && (
              <Tag key={name} closable onClose={() => narrow({ [name]: '' })}>
                {t(`messages.only.${name}`)}
              </Tag>
            ),
        )}
        {isNarrowed(filter) && (
          <Button type="link" size="small" onClick={() => setSearch({})}>
            {t('common.clear')}
          </Button>
        )}
        <span className={page.gap} />
        {rows.length > 0 && (
          <span className="quiet">
            {t(list.hasNextPage ? 'messages.shownSum' : 'messages.wholeSum', { count: rows.length })}{' '}
            <Sum of={{ amount: cost, currency: 'CNY' }} strong />
          </span>
        )}
        <ExportButton kind="messages" query={{ ...filter }} />
      </div>
      <RowTable<MessageRow>
        list={list}
        rows={rows}
        columns={columns}
        onPhones={['template', 'state', 'at']}
        rowId={(row) => row.id}
        current={detail.current}
        onOpen={detail.open}
        empty={
          isNarrowed(filter) ? (
            <Blank title={t('messages.empty.filtered')}>
              <Button onClick={() => setSearch({})}>{t('common.clear')}</Button>
            </Blank>
          ) : (
            <Blank title={t('messages.empty.title')} hint={t('messages.empty.hint')} />
          )
        }
      />
      <Outlet context={detail.context} />
    </div>
  );
}
