import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams, useSearchParams } from 'react-router';

import { ApiError } from '@shared/api';
import type { MessageRow } from '@shared/growthTypes';

import { CopyText } from '@/shared/CopyText';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { At, Sum } from '@/shared/Figures';
import { Facts, Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';
import { ReceiptCard } from '@/shared/Why';

import { ChannelName, MessageStateTag } from './MessageTags';
import { readFilter } from './messageFilter';
import styles from './MessageDrawer.module.css';
import { actionQuery, messageListQuery, templatesQuery } from './queries';

/** One message: what was said, which ways were tried, and why it was sent at all. */
export function MessageDrawer() {
  const { messageId = '' } = useParams();
  const [search] = useSearchParams();
  const context = useOutletContext<DetailContext>();
  const list = useInfiniteQuery(messageListQuery(readFilter(search)));
  const templates = useQuery(templatesQuery);
  const row = list.data?.pages.flatMap((page) => page.items).find(({ id }) => id === messageId);
  const isGone = list.isSuccess && !row;
  const name = templates.data?.find(({ id }) => id === row?.template)?.name;
  return (
    <DetailDrawer
      title={name ?? row?.template ?? ''}
      found={{
        isPending: list.isPending,
        isError: list.isError || isGone,
        error: isGone ? new ApiError(404, '') : list.error,
        refetch: list.refetch,
      }}
      context={context}
    >
      {row && <Detail key={row.id} row={row} />}
    </DetailDrawer>
  );
}

function Detail({ row }: { row: MessageRow }) {
  const { t } = useTranslation();
  const cause = useQuery({ ...actionQuery(row.action ?? ''), enabled: row.action !== null });
  return (
    <>
      <Panel title={t('messages.detail.said')} tail={<MessageStateTag state={row.state} />}>
        <blockquote className={styles.said}>
          {row.title && <strong>{row.title}</strong>}
          <p>{row.text || t('messages.detail.noText')}</p>
        </blockquote>
        <Facts
          of={[
            [t('messages.column.channel'), <ChannelName key="c" channel={row.channel} />],
            [t('messages.column.to'), row.to],
            [t('messages.column.cost'), <Sum key="s" of={row.cost} />],
            [t('messages.detail.purpose'), t(`domain.purpose.${row.purpose}`, { defaultValue: row.purpose })],
            [t('messages.column.at'), <At key="a" time={row.at} />],
            [t('messages.detail.changed'), <At key="b" time={row.changedAt} />],
            [t('messages.detail.kind'), t(row.marketing ? 'messages.detail.marketing' : 'messages.detail.service')],
            [t('messages.detail.provider'), row.providerId && <CopyText text={row.providerId} />],
            [t('messages.detail.reason'), row.reason && reasonWords(t, row.reason)],
          ]}
        />
      </Panel>
      {row.tried.length > 0 && (
        <Panel title={t('messages.detail.tried')} hint={t('messages.detail.triedHint')}>
          <ol className={styles.tried}>
            {row.tried.map((one) => (
              <li key={one.channel}>
                <ChannelName channel={one.channel} />
                <span className="quiet">{reasonWords(t, one.why)}</span>
              </li>
            ))}
            <li>
              <ChannelName channel={row.channel} />
              <MessageStateTag state={row.state} />
            </li>
          </ol>
        </Panel>
      )}
      <Panel title={t('messages.detail.about')}>
        <p className={styles.links}>
          {row.parcel && <Link to={`/parcels/${row.parcel}`}>{t('messages.detail.parcel')}</Link>}
          {row.member && <Link to={`/members/${row.member}`}>{t('messages.detail.member')}</Link>}
          <Link to={`/messages/templates/${row.template}`}>{t('messages.detail.template')}</Link>
        </p>
      </Panel>
      <Panel title={t('common.why')}>
        {cause.isPending && row.action ? (
          <p className="hint">{t('common.loading')}</p>
        ) : (
          <ReceiptCard receipt={cause.data?.receipt} />
        )}
      </Panel>
    </>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

/** Reasons are codes, sometimes with a detail after them. */
function reasonWords(t: Translate, reason: string) {
  const [code = '', ...rest] = reason.split(/:\s*/);
  const words = t(`messages.reason.${code}`, { defaultValue: code });
  return rest.length > 0 ? `${words} (${rest.join(': ')})` : words;
}
