import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useOutletContext, useParams } from 'react-router';

import { ApiError } from '@shared/api';
import type { Delivery, Webhook } from '@shared/setupTypes';

import { useLive } from '@/app/live';
import { Chip, type ChipTone } from '@/shared/Chip';
import { CodeBlock } from '@/shared/CodeBlock';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { Ago, At } from '@/shared/Figures';
import { MoreRows } from '@/shared/MoreRows';
import { Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';
import { useSay } from '@/shared/useSay';

import styles from './developers.module.css';
import { deliveriesQuery, useWebhookChange, webhooksQuery } from './queries';
import { WebhookForm } from './WebhookForm';
import { WebhookState } from './WebhooksPage';

const READY = { isPending: false, isError: false, error: null, refetch: () => undefined };

export function NewWebhookDrawer() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const context = useOutletContext<DetailContext>();
  const { make } = useWebhookChange();
  const made = make.data;
  return (
    <DetailDrawer alone title={t('developers.webhooks.add')} found={READY} context={context}>
      {made?.secret ? (
        <Panel title={t('developers.webhooks.secret')}>
          <Secret of={made.secret} />
          <Button type="primary" style={{ marginTop: 16 }} onClick={() => void navigate(`/developers/webhooks/${made.id}`)}>
            {t('developers.keys.kept')}
          </Button>
        </Panel>
      ) : (
        <Panel title={t('developers.webhooks.settings')} hint={t('developers.webhooks.hint')}>
          <WebhookForm isSaving={make.isPending} onSave={(entry, onError) => make.mutate(entry, { onError })} />
        </Panel>
      )}
    </DetailDrawer>
  );
}

function Secret({ of }: { of: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="warning" showIcon title={t('developers.webhooks.secretOnce')} />
      <CodeBlock title={t('developers.webhooks.secret')} text={of} />
    </>
  );
}

export function WebhookDrawer() {
  const { webhookId = '' } = useParams();
  const context = useOutletContext<DetailContext>();
  const webhooks = useQuery(webhooksQuery);
  const webhook = webhooks.data?.find(({ id }) => id === webhookId);
  const isGone = webhooks.isSuccess && !webhook;
  return (
    <DetailDrawer
      kind="Webhook"
      title={webhook?.name ?? ''}
      found={{
        isPending: webhooks.isPending,
        isError: webhooks.isError || isGone,
        error: isGone ? new ApiError(404, '') : webhooks.error,
        refetch: webhooks.refetch,
      }}
      context={context}
    >
      {webhook && <Detail key={webhook.id} webhook={webhook} onClose={context.onClose} />}
    </DetailDrawer>
  );
}

function Detail({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const { modal } = App.useApp();
  const { change, end, test, secret } = useWebhookChange();
  const [shown, setShown] = useState<string | null>(null);
  const rotate = () =>
    void modal.confirm({
      title: t('developers.webhooks.rotate'),
      content: t('developers.webhooks.rotateHint'),
      okText: t('developers.webhooks.rotate'),
      onOk: () => secret.mutateAsync(webhook.id).then((made) => setShown(made.secret), say.failed),
    });
  const remove = () =>
    void modal.confirm({
      title: t('developers.webhooks.endTitle', { name: webhook.name }),
      okText: t('common.remove'),
      okButtonProps: { danger: true },
      onOk: () => end.mutateAsync(webhook.id).then(onClose, say.failed),
    });
  return (
    <>
      <Panel
        title={t('developers.webhooks.state')}
        tail={
          <>
            <Button
              size="small"
              loading={test.isPending}
              onClick={() => test.mutate(webhook.id, { onSuccess: () => say.done(t('developers.webhooks.tested')), onError: say.failed })}
            >
              {t('developers.webhooks.test')}
            </Button>
            <Button size="small" onClick={rotate}>
              {t('developers.webhooks.rotate')}
            </Button>
          </>
        }
      >
        <WebhookState of={webhook} /> {webhook.reason && <span className="quiet">{webhook.reason}</span>}
        {shown && <Secret of={shown} />}
      </Panel>
      <Deliveries id={webhook.id} />
      <Panel title={t('developers.webhooks.settings')}>
        <WebhookForm
          webhook={webhook}
          isSaving={change.isPending}
          onSave={(entry, onError) =>
            change.mutate({ id: webhook.id, entry }, { onSuccess: () => say.done(t('developers.webhooks.saved')), onError })
          }
        />
      </Panel>
      <Panel title={t('common.remove')} hint={t('developers.webhooks.endHint')}>
        <Button danger onClick={remove}>
          {t('common.remove')}
        </Button>
      </Panel>
    </>
  );
}

const TONES: Record<Delivery['state'], ChipTone> = { done: 'jade', waiting: 'lake', dead: 'vermilion', cancelled: 'grey' };

function Deliveries({ id }: { id: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(deliveriesQuery(id));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { refetch } = list;
  useLive('action.changed', () => void refetch());
  return (
    <Panel title={t('developers.deliveries.title')} hint={t('developers.deliveries.hint')}>
      <MoreRows list={list}>
        {rows.length === 0 && <p className="hint">{t('developers.deliveries.none')}</p>}
        <ul className={styles.rows}>
          {rows.map((delivery) => (
            <DeliveryRow key={delivery.id} webhook={id} of={delivery} />
          ))}
        </ul>
      </MoreRows>
    </Panel>
  );
}

function DeliveryRow({ webhook, of }: { webhook: string; of: Delivery }) {
  const { t } = useTranslation();
  const say = useSay();
  const { redrive } = useWebhookChange();
  const [isOpen, setOpen] = useState(false);
  const type = typeof of.body.type === 'string' ? of.body.type : of.key;
  return (
    <li>
      <Chip tone={TONES[of.state]}>{t(`domain.actionState.${of.state}`)}</Chip>
      <span className={styles.grow}>
        <button type="button" className={styles.call} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {type}
        </button>
        {(of.reason || of.answer) && <small>{of.reason ?? of.answer?.state}</small>}
      </span>
      <span className="hint">
        {t('developers.deliveries.attempts', { count: of.attempts })} · {of.nextAt ? <>{t('developers.deliveries.again')} <At time={of.nextAt} /></> : <Ago at={of.doneAt ?? of.createdAt} />}
      </span>
      {of.state === 'dead' && (
        <Button
          size="small"
          loading={redrive.isPending}
          onClick={() => redrive.mutate({ id: webhook, delivery: of.id }, { onSuccess: () => say.done(t('developers.deliveries.redriven')), onError: say.failed })}
        >
          {t('developers.deliveries.redrive')}
        </Button>
      )}
      {isOpen && (
        <div style={{ width: '100%' }}>
          <CodeBlock title={t('developers.deliveries.body')} text={JSON.stringify(of.body)} />
        </div>
      )}
    </li>
  );
}
