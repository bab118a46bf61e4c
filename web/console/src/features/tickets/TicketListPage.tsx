import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import type { TicketView } from '@shared/types';

import { Blank } from '@/shared/Blank';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';

import { ticketListQuery } from './queries';
import { TicketCard } from './TicketCard';
import styles from './TicketListPage.module.css';
import { byCause } from './ticketOrder';

const STATES: TicketView['state'][] = ['open', 'done'];

export function TicketListPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((one) => one === search.get('state')) ?? 'open';
  const tickets = useQuery(ticketListQuery(state));
  return (
    <>
      <PageHead title={t('tickets.title')} hint={t('tickets.hint')} />
      <Tabs
        className={styles.tabs}
        activeKey={state}
        items={STATES.map((key) => ({ key, label: t(`tickets.state.${key}`) }))}
        onChange={(key) => setSearch(key === 'open' ? {} : { state: key })}
      />
      <div className={styles.list}>
        {tickets.isPending ? (
          <Skeleton active paragraph={{ rows: 8 }} />
        ) : tickets.isError ? (
          <LoadFailed error={tickets.error} retry={() => void tickets.refetch()} />
        ) : tickets.data.items.length === 0 ? (
          <Blank title={t(`tickets.empty.${state}`)} hint={t('tickets.emptyHint')} />
        ) : (
          <div className={styles.board}>
            {byCause(tickets.data.items).map((column) => (
              <section key={column.key} className={styles.column}>
                <h2>
                  {column.name ?? t(`tickets.column.${column.key}`)}
                  <span className="quiet num">{column.tickets.length}</span>
                </h2>
                <ul>
                  {column.tickets.map((ticket) => (
                    <TicketCard key={ticket.id} ticket={ticket} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </div>
    </>
  );
}
