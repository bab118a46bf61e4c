import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Switch, Table, type TableColumnsType, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import type { FlowRow } from '@shared/types';

import { useMay } from '@/app/session';
import { Blank } from '@/shared/Blank';
import { Chip } from '@/shared/Chip';
import { Sum } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';
import { TableSkeleton } from '@/shared/TableSkeleton';
import { useSay } from '@/shared/useSay';

import styles from './FlowListPage.module.css';
import { flowListQuery, useSwitchFlow } from './queries';

export function FlowListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const say = useSay();
  const mayEdit = useMay('flows.edit');
  const flows = useQuery(flowListQuery);
  const flip = useSwitchFlow();

  const columns: TableColumnsType<FlowRow> = [
    {
      key: 'enabled',
      width: 64,
      render: (_, flow) => (
        <Switch
          size="small"
          checked={flow.enabled}
          disabled={!mayEdit || flow.version === 0}
          loading={flip.isPending && flip.variables.id === flow.id}
          aria-label={t(flow.enabled ? 'flows.switch.off' : 'flows.switch.on', { name: flow.name })}
          onClick={(_on, event) => event.stopPropagation()}
          onChange={(enabled) =>
            flip.mutate(
              { id: flow.id, enabled },
              {
                onSuccess: () =>
                  say.done(t(enabled ? 'flows.switch.turnedOn' : 'flows.switch.turnedOff', { name: flow.name })),
                onError: say.failed,
              },
            )
          }
        />
      ),
    },
    {
      key: 'flow',
      title: t('flows.column.flow'),
      render: (_, flow) => (
        <div className={flow.enabled ? '' : styles.off}>
          <span className={styles.name}>
            <Link to={`/flows/${flow.id}`}>{flow.name}</Link>
            {flow.draft && <Chip tone="amber">{t('flows.draft')}</Chip>}
            {flow.stopped && <Chip tone="vermilion">{t('flows.stopped')}</Chip>}
          </span>
          <p className={styles.sentence}>{flow.sentence}</p>
        </div>
      ),
    },
    {
      key: 'hits',
      title: t('flows.column.hits'),
      width: 110,
      align: 'right',
      render: (_, flow) => flow.hits7d.toLocaleString('en-US'),
    },
    {
      key: 'spend',
      title: t('flows.column.spend'),
      width: 130,
      align: 'right',
      render: (_, flow) => <Sum of={flow.spend7d} />,
    },
    {
      key: 'version',
      title: t('flows.column.version'),
      width: 110,
      align: 'right',
      render: (_, flow) => (
        <span className="hint">
          {flow.version > 0 ? t('flows.version', { version: flow.version }) : t('flows.unpublished')}
        </span>
      ),
    },
  ];

  return (
    <>
      <PageHead title={t('flows.title')} hint={t('flows.hint')}>
        {mayEdit && (
          <>
            <ImportButton />
            <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/flows/new')}>
              {t('flows.create')}
            </Button>
          </>
        )}
      </PageHead>
      <div className={styles.table}>
        {flows.isPending ? (
          <TableSkeleton columns={4} />
        ) : flows.isError ? (
          <LoadFailed error={flows.error} retry={() => void flows.refetch()} />
        ) : flows.data.items.length === 0 ? (
          <Blank title={t('flows.empty.title')} hint={t('flows.empty.hint')}>
            {mayEdit && (
              <Button type="primary" onClick={() => void navigate('/flows/new')}>
                {t('flows.create')}
              </Button>
            )}
          </Blank>
        ) : (
          <Table<FlowRow>
            rowKey="id"
            columns={columns}
            dataSource={flows.data.items}
            pagination={false}
            scroll={{ x: 720 }}
            rowClassName={styles.row ?? ''}
            onRow={(flow) => ({ onClick: () => void navigate(`/flows/${flow.id}`) })}
          />
        )}
      </div>
    </>
  );
}

/** Reads a file into a new draft; what is wrong with it the editor will say. */
function ImportButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const say = useSay();
  return (
    <Upload
      accept=".yaml,.yml,text/yaml"
      showUploadList={false}
      beforeUpload={(file) => {
        file
          .text()
          .then((yaml) => navigate('/flows/new', { state: { yaml } }))
          .catch(() => say.failed(new Error(t('flows.importFailed'))));
        return false;
      }}
    >
      <Button icon={<ImportOutlined />}>{t('flows.import')}</Button>
    </Upload>
  );
}
