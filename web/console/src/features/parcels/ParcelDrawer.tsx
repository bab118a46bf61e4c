import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext, useParams } from 'react-router';

import type { ActionView, MessageView } from '@shared/types';

import { useLive } from '@/app/live';
import { useMay } from '@/app/session';
import { CopyText } from '@/shared/CopyText';
import { LoadFailed } from '@/shared/LoadFailed';

import { ParcelDetail } from './ParcelDetail';
import styles from './ParcelDrawer.module.css';
import { parcelMessagesQuery, parcelQuery } from './queries';
import { TicketForm } from './TicketForm';

export interface DrawerContext {
  onClose: () => void;
  onStep: (step: 1 | -1) => void;
}

export function ParcelDrawer() {
  const { t } = useTranslation();
  const { parcelId = '' } = useParams();
  const { onClose, onStep } = useOutletContext<DrawerContext>();
  const client = useQueryClient();
  const parcel = useQuery(parcelQuery(parcelId));
  const messages = useQuery(parcelMessagesQuery(parcelId));
  const mayWork = useMay('tickets.work');
  const [ticket, setTicket] = useState<string | null>(null);

  const again = () => void client.invalidateQueries({ queryKey: ['parcels', 'one', parcelId] });
  useLive('parcel.changed', (ids) => {
    if (ids.includes(parcelId)) again();
  });
  useLive('action.changed', again);
  useLive('case.changed', again);

  const human = (action: ActionView) =>
    setTicket(t('parcels.ticket.human', { what: t(`domain.action.${action.kind}`) }));
  const view = parcel.data;

  return (
    <Drawer
      open
      mask={false}
      size={700}
      closable={false}
      keyboard={false}
      className={styles.drawer}
      styles={{ wrapper: { maxWidth: '100vw' }, body: { padding: 0 }, header: { padding: '10px 16px 10px 24px' } }}
      onClose={onClose}
      title={
        <div className={styles.title}>
          {view ? (
            <>
              <span className={styles.number}>
                <CopyText text={view.number} />
              </span>
              <span className={styles.carrier}>{view.carrierName}</span>
            </>
          ) : (
            <span>&nbsp;</span>
          )}
          <span className={styles.steps}>
            <Tooltip title={`${t('parcels.drawer.prev')}  k`}>
              <Button type="text" size="small" icon={<UpOutlined />} aria-label={t('parcels.drawer.prev')} onClick={() => onStep(-1)} />
            </Tooltip>
            <Tooltip title={`${t('parcels.drawer.next')}  j`}>
              <Button type="text" size="small" icon={<DownOutlined />} aria-label={t('parcels.drawer.next')} onClick={() => onStep(1)} />
            </Tooltip>
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('common.close')} onClick={onClose} />
          </span>
        </div>
      }
    >
      {parcel.isError ? (
        <LoadFailed error={parcel.error} retry={() => void parcel.refetch()} />
      ) : view ? (
        <ParcelDetail
          parcel={view}
          messages={messages.data ?? NONE}
          onTicket={mayWork ? () => setTicket('') : undefined}
          onHuman={mayWork ? human : undefined}
        />
      ) : (
        <Waiting />
      )}
      <TicketForm parcelId={parcelId} title={ticket} onClose={() => setTicket(null)} />
    </Drawer>
  );
}

const NONE = new Map<string, MessageView>();

function Waiting() {
  return (
    <div className={styles.waiting}>
      <Skeleton active title={{ width: 200 }} paragraph={{ rows: 1, width: 320 }} />
      <Skeleton active avatar={{ size: 10 }} title={{ width: 160 }} paragraph={{ rows: 2 }} />
      <Skeleton active avatar={{ size: 10 }} title={{ width: 120 }} paragraph={{ rows: 1 }} />
      <Skeleton active avatar={{ size: 10 }} title={{ width: 140 }} paragraph={{ rows: 1 }} />
    </div>
  );
}
