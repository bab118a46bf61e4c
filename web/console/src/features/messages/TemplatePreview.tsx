import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiError, type FieldProblem } from '@shared/api';
import type { OrderView, TemplateShown, TemplateView } from '@shared/growthTypes';

import { useMay } from '@/app/session';
import { useSay } from '@/shared/useSay';
import { useSettled } from '@/shared/useSettled';

import { ordersToTryQuery, previewQuery, useTryTemplate, type Trial } from './queries';
import styles from './TemplatePreview.module.css';
import { smsParts } from './templateText';

interface Props {
  template: TemplateView;
  yaml: string;
  isChanged: boolean;
  onProblems: (problems: FieldProblem[]) => void;
}

/** What a real buyer would get, on each channel, with what the channel makes of it. */
export function TemplatePreview({ template, yaml, isChanged, onProblems }: Props) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<Trial['channel']>('sms');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useSettled(words.trim(), 300);
  const orders = useQuery(ordersToTryQuery(asked));
  const choices = orders.data ?? [];
  const order = choices.find(({ id }) => id === chosen) ?? bestOf(choices);
  const about = { order: order?.id ?? null, parcel: order?.parcels[0]?.id ?? null };
  const preview = useQuery(previewQuery({ id: template.id, yaml, ...about }));
  const { error } = preview;

  useEffect(() => {
    if (error instanceof ApiError && error.errors.length > 0) onProblems(error.errors);
  }, [error, onProblems]);

  const shown = preview.data?.[channel];
  return (
    <aside className={styles.preview}>
      <h2>{t('messages.preview.title')}</h2>
      <Select<string>
        className={styles.order ?? ''}
        aria-label={t('messages.preview.order')}
        placeholder={t('messages.preview.order')}
        showSearch={{ filterOption: false, onSearch: setWords }}
        value={order?.id ?? null}
        options={choices.map((one) => ({
          value: one.id,
          label: `${one.number} · ${one.buyer.name} · ${one.city}`,
        }))}
        notFoundContent={<span className="hint">{t('messages.preview.noOrder')}</span>}
        onChange={setChosen}
      />
      <Segmented<Trial['channel']>
        block
        value={channel}
        options={(['sms', 'wechat', 'mail'] as const).map((value) => ({
          value,
          label: t(`messages.channel.${value}`),
        }))}
        onChange={setChannel}
      />
      <div className={styles.phone} aria-live="polite" aria-busy={preview.isFetching}>
        {!order ? (
          <p className="hint">{t('messages.preview.noOrderHint')}</p>
        ) : error ? (
          <p className={styles.failed}>{error.message}</p>
        ) : shown ? (
          <Said channel={channel} shown={shown} />
        ) : (
          <p className="hint">{t('common.loading')}</p>
        )}
      </div>
      {shown && channel === 'sms' && (
        <p className="hint">
          {t('messages.preview.sms', { count: shown.text.length, parts: smsParts(shown.text.length) })}
        </p>
      )}
      <TrialForm template={template} channel={channel} about={about} isChanged={isChanged} />
    </aside>
  );
}

/** One that has a parcel shows more of the words. */
function bestOf(orders: OrderView[]) {
  return orders.find(({ parcels }) => parcels.length > 0) ?? orders[0];
}

function Said({ channel, shown }: { channel: Trial['channel']; shown: TemplateShown }) {
  const fields = Object.entries(shown.fields);
  if (channel === 'wechat' && fields.length > 0) {
    return (
      <div className={styles.card}>
        <strong>{shown.title}</strong>
        <dl>
          {fields.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    );
  }
  if (channel === 'mail') {
    return (
      <div className={styles.card}>
        <strong>{shown.title}</strong>
        <p>{shown.text}</p>
      </div>
    );
  }
  return <p className={styles.bubble}>{shown.text}</p>;
}

interface TrialProps {
  template: TemplateView;
  channel: Trial['channel'];
  about: { order: string | null; parcel: string | null };
  isChanged: boolean;
}

/** Sends it to oneself; it is the stored words that go. */
function TrialForm({ template, channel, about, isChanged }: TrialProps) {
  const { t } = useTranslation();
  const say = useSay();
  const mayEdit = useMay('templates.edit');
  const [to, setTo] = useState('');
  const trial = useTryTemplate(template.id);
  if (!mayEdit) return null;
  const send = () =>
    trial.mutate(
      { channel, to: to.trim(), ...about },
      {
        onSuccess: ({ outcome, detail }) =>
          outcome === 'done'
            ? say.done(t('messages.preview.sent'))
            : say.failed(new Error(`${t(`messages.preview.${outcome}`)} ${detail}`)),
        onError: say.failed,
      },
    );
  return (
    <div className={styles.trial}>
      <Input
        value={to}
        maxLength={200}
        placeholder={t(`messages.preview.to.${channel}`)}
        aria-label={t(`messages.preview.to.${channel}`)}
        onChange={(event) => setTo(event.target.value)}
        onPressEnter={send}
      />
      <Button
        disabled={to.trim() === '' || about.order === null || isChanged}
        loading={trial.isPending}
        onClick={send}
      >
        {t('messages.preview.send')}
      </Button>
      {isChanged && <p className="hint">{t('messages.preview.saveFirst')}</p>}
    </div>
  );
}
