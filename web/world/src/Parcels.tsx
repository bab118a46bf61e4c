import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Empty, Input, Skeleton, Space, Tag, Timeline } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Parcel, world } from './api';
import { short } from './live';

const CARRIERS = ['SF', 'ZTO', 'YTO', 'STO', 'YUNDA', 'JT', 'EMS', 'JD'];
const EVENTS = [
  'next',
  'damaged',
  'stall',
  'failed-attempt',
  'bad-address',
  'refused',
  'lost',
  'locker',
  'station',
  'signed',
  'return',
];
const DELIVERED = ['SIGNED', 'SIGNED_AGENT', 'COLLECTED'];
const TROUBLE = ['DAMAGED', 'LOST', 'REFUSED', 'NO_CONTACT', 'NOT_HOME', 'BAD_ADDRESS'];

function NodeTag({ parcel }: { parcel: Parcel }) {
  const { t } = useTranslation();
  let colour = 'processing';
  if (DELIVERED.includes(parcel.node)) {
    colour = 'success';
  } else if (TROUBLE.includes(parcel.node) || parcel.node.startsWith('RETURN')) {
    colour = 'error';
  } else if (parcel.stalled) {
    colour = 'warning';
  }
  return (
    <Tag color={colour} variant="filled">
      {parcel.stalled ? t('stalled') : t(`node.${parcel.node}`)}
    </Tag>
  );
}

type ListProps = {
  parcels?: Parcel[];
  chosen?: string;
  onChoose: (parcel: Parcel) => void;
};

/** All parcels, those on their way first. */
export function ParcelList({ parcels, chosen, onChoose }: ListProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const add = useMutation({
    mutationFn: world.add,
    onSuccess: (parcel) => {
      void client.invalidateQueries({ queryKey: ['parcels'] });
      onChoose(parcel);
    },
    onError: (error: Error) => void message.error(error.message),
  });
  const shown = useMemo(
    () =>
      parcels
        ?.filter((parcel) =>
          `${parcel.number} ${parcel.order} ${parcel.buyer} ${parcel.phone}`.includes(words.trim()),
        )
        .toSorted(
          (a, b) => Number(a.over) - Number(b.over) || (b.at ?? '').localeCompare(a.at ?? ''),
        ),
    [parcels, words],
  );
  return (
    <section className="list">
      <div className="bar">
        <Input.Search allowClear placeholder={t('search')} onChange={(e) => setWords(e.target.value)} />
        <Dropdown
          trigger={['click']}
          menu={{
            items: CARRIERS.map((key) => ({ key, label: key })),
            onClick: ({ key }) => add.mutate(key),
          }}
        >
          <Button loading={add.isPending}>{t('add')}</Button>
        </Dropdown>
      </div>
      {!shown && <Skeleton active paragraph={{ rows: 6 }} />}
      {shown?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noParcels')} />
      )}
      <ul>
        {shown?.slice(0, 150).map((parcel) => (
          <li key={parcel.number}>
            <button
              type="button"
              aria-pressed={parcel.number === chosen}
              className={parcel.number === chosen ? 'chosen' : undefined}
              onClick={() => onChoose(parcel)}
            >
              <span className="number">{parcel.number}</span>
              <NodeTag parcel={parcel} />
              <span className="lane">
                {parcel.carrierName} · {parcel.from.name} → {parcel.to.name}
              </span>
              <time>{parcel.at ? short(parcel.at) : ''}</time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One parcel: where it is, what may be done to it, what has happened. */
export function ParcelPanel({ number }: { number?: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['parcel', number],
    queryFn: () => world.parcel(number ?? ''),
    enabled: Boolean(number),
  });
  const press = useMutation({
    mutationFn: (kind: string) => world.press(number ?? '', kind),
    onSuccess: (parcel) => {
      client.setQueryData(['parcel', number], parcel);
      void client.invalidateQueries({ queryKey: ['parcels'] });
    },
    onError: (error: Error) => void message.warning(error.message),
  });
  if (!number) {
    return <p className="hint pick">{t('pick')}</p>;
  }
  const parcel = query.data;
  if (!parcel) {
    return <Skeleton active />;
  }
  return (
    <section className="parcel">
      <header>
        <b className="number">{parcel.number}</b>
        <span>{parcel.carrierName}</span>
        <NodeTag parcel={parcel} />
        <span className="hint">
          {t('order')} {parcel.order} · {parcel.buyer} · {parcel.from.name} → {parcel.to.name}
        </span>
        <span className="hint">
          {parcel.next && !parcel.stalled
            ? `${t('nextScan')} ${short(parcel.next.at)} ${t(`node.${parcel.next.node}`)}`
            : t('nothingNext')}
        </span>
      </header>
      <Space wrap size={[6, 6]} className="events">
        <span className="hint">{t('press')}</span>
        {EVENTS.map((kind) => (
          <Button
            key={kind}
            size="small"
            loading={press.isPending && press.variables === kind}
            onClick={() => press.mutate(kind)}
          >
            {t(`event.${kind}`)}
          </Button>
        ))}
      </Space>
      <Timeline
        items={parcel.events.toReversed().map((event) => ({
          key: `${event.at}${event.text}`,
          color: TROUBLE.includes(event.node) ? 'red' : DELIVERED.includes(event.node) ? 'green' : 'blue',
          content: (
            <>
              <time>{short(event.at)}</time> {event.text}
            </>
          ),
        }))}
      />
    </section>
  );
}
