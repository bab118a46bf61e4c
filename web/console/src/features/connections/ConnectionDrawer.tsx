import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useOutletContext, useParams } from 'react-router';

import { ApiError } from '@shared/api';
import type { Connection, ConnectorCard } from '@shared/setupTypes';

import { useNow } from '@/app/clock';
import { useLanguage } from '@/app/i18n';
import { useMay } from '@/app/session';
import { CopyText } from '@/shared/CopyText';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { Ago } from '@/shared/Figures';
import { Facts, Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';
import { useSay } from '@/shared/useSay';

import { ConnectionForm } from './ConnectionForm';
import { HealthTag } from './HealthTag';
import { healthOf } from './health';
import { HookLog } from './HookLog';
import { Quarantine } from './Quarantine';
import { Refusals } from './Refusals';
import { TestPanel } from './TestPanel';
import {
  connectionsQuery,
  connectorsQuery,
  settingsOf,
  useChangeConnection,
  useEndConnection,
} from './queries';

export function ConnectionDrawer() {
  const { connectionId = '' } = useParams();
  const context = useOutletContext<DetailContext>();
  const connections = useQuery(connectionsQuery);
  const cards = useQuery(connectorsQuery(useLanguage()));
  const one = connections.data?.find(({ id }) => id === connectionId);
  const card = cards.data?.find(({ connector }) => connector === one?.connector);
  const isGone = connections.isSuccess && !one;
  return (
    <DetailDrawer
      kind={card?.title}
      title={one?.name ?? ''}
      found={{
        isPending: connections.isPending || cards.isPending,
        isError: connections.isError || isGone,
        error: isGone ? new ApiError(404, '') : connections.error,
        refetch: connections.refetch,
      }}
      context={context}
    >
      {one && <ConnectionDetail key={one.id} connection={one} card={card} onClose={context.onClose} />}
    </DetailDrawer>
  );
}

interface Props {
  connection: Connection;
  card: ConnectorCard | undefined;
  onClose: () => void;
}

function ConnectionDetail({ connection, card, onClose }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const now = useNow(60_000);
  const mayEdit = useMay('connections.edit');
  const isNew = (useLocation().state as { isNew?: boolean } | null)?.isNew ?? false;
  const change = useChangeConnection(connection.id);
  const speaksFirst = connection.role === 'carrier' || connection.role === 'shop';
  return (
    <>
      {isNew && (
        <Alert
          type="success"
          showIcon
          closable
          style={{ margin: '16px 24px 0' }}
          title={t('connections.next.title')}
          description={t(speaksFirst ? 'connections.next.hook' : 'connections.next.test')}
        />
      )}
      <Panel
        title={t('connections.state')}
        tail={
          mayEdit && (
            <label>
              {t(connection.state === 'on' ? 'common.on' : 'common.off')}{' '}
              <Switch
                size="small"
                checked={connection.state === 'on'}
                loading={change.isPending}
                onChange={(on) => change.mutate({ state: on ? 'on' : 'off' }, { onError: say.failed })}
              />
            </label>
          )
        }
      >
        <Facts
          of={[
            [t('connections.column.health'), <HealthTag key="h" health={healthOf(connection, now)} />],
            [
              t('connections.lastEvent'),
              connection.lastEventAt ? <Ago at={connection.lastEventAt} /> : t('common.never'),
            ],
          ]}
        />
      </Panel>
      <Panel title={t('connections.hook.title')} hint={t('connections.hook.hint')}>
        <code className="mono">
          <CopyText text={connection.hookUrl} />
        </code>
      </Panel>
      {mayEdit && <TestPanel id={connection.id} />}
      {card && mayEdit && (
        <Panel title={t('connections.form.title')}>
          <ConnectionForm
            card={card}
            connection={connection}
            isSaving={change.isPending}
            onSave={({ name, settings }, onError) =>
              change.mutate(
                { name, settings: settingsOf(settings) },
                { onSuccess: () => say.done(t('connections.saved')), onError },
              )
            }
          />
        </Panel>
      )}
      <Refusals id={connection.id} total={connection.refused} />
      <HookLog id={connection.id} />
      <Quarantine id={connection.id} />
      {mayEdit && <EndPanel connection={connection} onClose={onClose} />}
    </>
  );
}

/** Ending a connection can't be undone: its hook address is gone for good. */
function EndPanel({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const say = useSay();
  const end = useEndConnection(connection.id);
  const ask = () =>
    void modal.confirm({
      title: t('connections.end.title', { name: connection.name }),
      content: t('connections.end.hint'),
      okText: t('connections.end.yes'),
      okButtonProps: { danger: true },
      onOk: () => end.mutateAsync(undefined).then(onClose, say.failed),
    });
  return (
    <Panel title={t('connections.end.heading')} hint={t('connections.end.hint')}>
      <Button danger onClick={ask}>
        {t('connections.end.yes')}
      </Button>
    </Panel>
  );
}
