import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';

import type { Quarantined } from '@shared/setupTypes';

import { useMay } from '@/app/session';
import { CopyText } from '@/shared/CopyText';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { At } from '@/shared/Figures';
import { Facts, Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';
import { useSay } from '@/shared/useSay';

import { OutcomeChip } from './OutcomeChip';
import { connectionNamesQuery, quarantinedQuery, useRedrive } from './quarantineQueries';
import { RawPush } from './RawPush';

export function QuarantineDrawer() {
  const { t } = useTranslation();
  const { itemId = '' } = useParams();
  const context = useOutletContext<DetailContext>();
  const found = useQuery(quarantinedQuery(itemId));
  return (
    <DetailDrawer
      kind={t('system.quarantine.title')}
      title={found.data ? found.data.number || t('system.quarantine.noNumber') : ''}
      found={found}
      context={context}
    >
      {found.data && <Detail key={found.data.id} item={found.data} />}
    </DetailDrawer>
  );
}

function Detail({ item }: { item: Quarantined }) {
  const { t } = useTranslation();
  const say = useSay();
  const mayMend = useMay('quarantine.mend');
  const names = useQuery(connectionNamesQuery);
  const redrive = useRedrive();
  return (
    <>
      <Panel title={t('system.quarantine.facts')}>
        <Facts
          of={[
            [t('system.quarantine.column.reason'), item.reason],
            [t('system.quarantine.column.number'), item.number && <CopyText key="n" text={item.number} />],
            [
              t('system.quarantine.column.connection'),
              <Link key="c" to={`/connections/${item.connection}`}>
                {names.data?.get(item.connection) ?? item.connector}
              </Link>,
            ],
            [t('system.quarantine.column.arrived'), <At key="a" time={item.arrivedAt} />],
            [t('system.quarantine.redriven'), item.redrivenAt && <At key="r" time={item.redrivenAt} />],
            ['ID', <CopyText key="i" text={item.id} />],
          ]}
        />
      </Panel>
      {mayMend && !item.redrivenAt && (
        <Panel title={t('system.quarantine.mend')} hint={t('system.quarantine.mendHint')}>
          <Button
            type="primary"
            loading={redrive.isPending}
            onClick={() => redrive.mutate(item.id, { onError: say.failed })}
          >
            {t('system.quarantine.redrive')}
          </Button>
        </Panel>
      )}
      {redrive.data && (
        <Panel title={t('system.quarantine.run.title')}>
          <p aria-live="polite">
            <OutcomeChip outcome={redrive.data.outcome} />{' '}
            {redrive.data.outcome === 'still-bad' && redrive.data.item.reason}
          </p>
        </Panel>
      )}
      {mayMend && <RawPush id={item.id} />}
    </>
  );
}
