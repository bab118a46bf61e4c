import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Select, Skeleton, Space, Switch, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Parcel, world } from './api';
import { short } from './live';

const KINDS = [
  'down',
  'slow',
  'duplicate',
  'disorder',
  'forge',
  'lose-answer',
  'throttle',
  'refuse',
];
const SPANS = [
  ['PT10M', 10],
  ['PT1H', 60],
  ['PT12H', 720],
  ['P365D', 0],
] as const;

const useFailure = () => {
  const { message } = App.useApp();
  return (error: Error) => void message.error(error.message);
};

/** Shops, carriers and providers, each with its switch. */
export function Switchboard({ parcels }: { parcels: Parcel[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['switches'], queryFn: world.switches });
  const flip = useMutation({
    mutationFn: ([kind, name, on]: [string, string, boolean]) => world.flip(kind, name, on),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['switches'] }),
    onError: useFailure(),
  });
  if (!query.data) {
    return <Skeleton active paragraph={{ rows: 8 }} />;
  }
  const titles = new Map(parcels.map((parcel) => [parcel.carrier, parcel.carrierName]));
  const named = (kind: string, name: string) => {
    if (kind === 'shop') {
      return t(`shopName.${name}`, { defaultValue: name });
    }
    return kind === 'carrier'
      ? (titles.get(name) ?? name)
      : t(`vendor.${name}`, { defaultValue: name });
  };
  const groups = [
    ['provider', t('providers')],
    ['carrier', t('carriers')],
    ['shop', t('shops')],
  ] as const;
  return (
    <div className="board">
      {groups.map(([kind, title]) => (
        <section key={kind}>
          <h3>{title}</h3>
          <ul>
            {Object.entries(query.data[kind]).map(([name, on]) => (
              <li key={name}>
                <span className={on ? undefined : 'off'}>{named(kind, name)}</span>
                <Switch
                  size="small"
                  checked={on}
                  aria-label={`${named(kind, name)} ${on ? t('on') : t('off')}`}
                  onChange={(next) => flip.mutate([kind, name, next])}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Presses faults on providers and ends them. */
export function Faults() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fail = useFailure();
  const [provider, setProvider] = useState('kdniao');
  const [kind, setKind] = useState('duplicate');
  const [share, setShare] = useState(1);
  const [span, setSpan] = useState('PT1H');
  const names = Object.keys(
    useQuery({ queryKey: ['switches'], queryFn: world.switches }).data?.provider ?? {},
  );
  const faults = useQuery({ queryKey: ['faults'], queryFn: world.faults });
  const after = () => {
    void client.invalidateQueries({ queryKey: ['faults'] });
    void client.invalidateQueries({ queryKey: ['switches'] });
  };
  const add = useMutation({ mutationFn: world.addFault, onSuccess: after, onError: fail });
  const end = useMutation({ mutationFn: world.endFault, onSuccess: after, onError: fail });
  const vendor = (name: string) =>
    name === '*' ? t('all') : t(`vendor.${name}`, { defaultValue: name });
  return (
    <section className="faults">
      <h3>{t('faults')}</h3>
      <div className="press">
        <Select
          aria-label={t('provider')}
          value={provider}
          onChange={setProvider}
          options={['*', ...names].map((value) => ({ value, label: vendor(value) }))}
        />
        <Select
          aria-label={t('kind')}
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: t(`fault.${value}`) }))}
        />
        <Select
          aria-label={t('share')}
          value={share}
          onChange={setShare}
          options={[1, 0.5, 0.2].map((value) => ({ value, label: `${value * 100}%` }))}
        />
        <Select
          aria-label={t('lasting')}
          value={span}
          onChange={setSpan}
          options={SPANS.map(([value, count]) => ({
            value,
            label: count ? t('minutes', { count }) : t('forever'),
          }))}
        />
        <Button
          danger
          loading={add.isPending}
          onClick={() => add.mutate({ provider, kind, share, for: span })}
        >
          {t('addFault')}
        </Button>
      </div>
      {faults.data?.length === 0 && <p className="hint">{t('noFaults')}</p>}
      <Space wrap size={[4, 4]}>
        {faults.data?.map((fault) => (
          <Tag
            key={fault.id}
            color="error"
            closable
            onClose={(event) => {
              event.preventDefault();
              end.mutate(fault.id);
            }}
          >
            {vendor(fault.provider)} {t(`fault.${fault.kind}`)}{' '}
            {fault.share < 1 ? `${fault.share * 100}% ` : ''}
            {t('until', { at: short(fault.until) })}
          </Tag>
        ))}
      </Space>
    </section>
  );
}

const CHANNEL_COLOUR: Record<string, string> = {
  wechat: 'green',
  sms: 'blue',
  email: 'gold',
  wecom: 'cyan',
};

/** The phone in somebody's hand, with what it received. */
export function Phone({ phone, onPhone }: { phone?: string; onPhone: (phone: string) => void }) {
  const { t } = useTranslation();
  const people = useQuery({ queryKey: ['people'], queryFn: world.people });
  const mail = useQuery({
    queryKey: ['phone', phone],
    queryFn: () => world.phone(phone ?? ''),
    enabled: Boolean(phone),
  });
  const options = people.data
    ?.toSorted((a, b) => b.messages - a.messages)
    .map((person) => ({
      value: person.phone,
      label: `${person.name || person.phone}  ${person.phone.slice(0, 3)}…${person.phone.slice(-4)}${person.messages ? `  · ${person.messages}` : ''}`,
    }));
  return (
    <aside className="phone">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('choosePhone')}
        placeholder={t('choosePhone')}
        value={phone}
        onChange={onPhone}
        options={options}
        loading={people.isLoading}
        variant="borderless"
        style={{ width: '100%' }}
      />
      <div className="screen">
        {!phone && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noPhone')} />}
        {phone && mail.isLoading && <Skeleton active />}
        {mail.data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('silent')} />
        )}
        {mail.data?.items.map((message) => (
          <article key={message.id}>
            <header>
              <Tag color={CHANNEL_COLOUR[message.channel] ?? 'default'} variant="filled">
                {t(`channel.${message.channel}`, { defaultValue: message.channel })}
              </Tag>
              <time>{short(message.at)}</time>
            </header>
            {message.channel === 'email' && <strong>{message.title}</strong>}
            <p>{message.text}</p>
          </article>
        ))}
      </div>
    </aside>
  );
}
