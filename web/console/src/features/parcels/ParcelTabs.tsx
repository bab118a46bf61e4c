import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Tabs, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ParcelCounts } from '@shared/types';

import { isNarrowed, TABS, widened, writeFilter, type ParcelFilter } from './parcelFilter';
import styles from './ParcelTabs.module.css';
import { useSavedViews } from './savedViews';

interface Props {
  filter: ParcelFilter;
  counts: ParcelCounts | undefined;
  onChange: (search: URLSearchParams) => void;
}

export function ParcelTabs({ filter, counts, onChange }: Props) {
  const { t } = useTranslation();
  const [views, setViews] = useSavedViews();
  const here = writeFilter(filter).toString();
  const view = views.find((saved) => saved.search === here);
  const active = view ? `view:${view.name}` : filter.tab;

  const items = [
    ...TABS.map((tab) => ({
      key: tab,
      label: (
        <>
          {t(`parcels.tab.${tab}`)}
          {counts && <span className={styles.count}>{counts[tab].toLocaleString('en-US')}</span>}
        </>
      ),
    })),
    ...views.map((saved) => ({
      key: `view:${saved.name}`,
      label: saved.name,
    })),
  ];

  return (
    <div className={styles.bar}>
    <Tabs
      className={styles.tabs}
      activeKey={active}
      items={items}
      onChange={(key) => {
        const chosen = views.find((saved) => `view:${saved.name}` === key);
        onChange(
          chosen
            ? new URLSearchParams(chosen.search)
            : writeFilter({ ...widened(filter), tab: TABS.find((tab) => tab === key) ?? 'all' }),
        );
      }}
    />
    {view ? (
      <Button
        type="text"
        size="small"
        className={styles.save}
        icon={<CloseOutlined />}
        onClick={() => setViews(views.filter((other) => other.name !== view.name))}
      >
        {t('parcels.view.remove', { name: view.name })}
      </Button>
    ) : (
      <SaveView
        enabled={isNarrowed(filter)}
        onSave={(name) =>
          setViews([...views.filter((other) => other.name !== name), { name, search: here }])
        }
      />
    )}
    </div>
  );
}

function SaveView({ enabled, onSave }: { enabled: boolean; onSave: (name: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = () => {
    if (name.trim() === '') return;
    onSave(name.trim());
    setName('');
    setOpen(false);
  };
  const button = (
    <Button type="text" size="small" icon={<PlusOutlined />} disabled={!enabled} className={styles.save}>
      {t('parcels.view.save')}
    </Button>
  );
  if (!enabled) return <Tooltip title={t('parcels.view.needsFilter')}>{button}</Tooltip>;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.form}>
          <label htmlFor="view-name">{t('parcels.view.name')}</label>
          <Input
            id="view-name"
            autoFocus
            maxLength={24}
            value={name}
            placeholder={t('parcels.view.nameHint')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={save}
          />
          <Button type="primary" onClick={save} disabled={name.trim() === ''}>
            {t('parcels.view.saveNow')}
          </Button>
        </div>
      }
    >
      {button}
    </Popover>
  );
}
