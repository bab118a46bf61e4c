import { SettingOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover, Segmented, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ANOMALIES, STATUSES } from '@shared/types';

import { useDensity, type Density } from '@/app/density';
import { useLanguage } from '@/app/i18n';

import { CARRIERS } from '@/shared/carriers';
import { ExportButton } from '@/shared/ExportButton';

import { COLUMNS, FIXED } from './parcelColumns';
import { exportQuery, isNarrowed, widened, type ParcelFilter } from './parcelFilter';
import styles from './ParcelFilterBar.module.css';
import { useHiddenColumns } from './savedViews';

interface Props {
  filter: ParcelFilter;
  onChange: (filter: ParcelFilter) => void;
}

const TYPING = 250;

export function ParcelFilterBar({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words, setWords] = useState(filter.words);
  useEffect(() => setWords(filter.words), [filter.words]);
  useEffect(() => {
    if (words === filter.words) return undefined;
    const timer = setTimeout(() => onChange({ ...filter, words }), TYPING);
    return () => clearTimeout(timer);
  }, [words, filter, onChange]);

  return (
    <div className={styles.bar}>
      <Input
        allowClear
        className={styles.words}
        prefix={<SearchOutlined className="hint" />}
        value={words}
        placeholder={t('parcels.filter.words')}
        aria-label={t('parcels.filter.words')}
        onChange={(event) => setWords(event.target.value)}
      />
      <Pick
        label={t('parcels.filter.status')}
        value={filter.status}
        options={STATUSES.map((value) => ({ value, label: t(`domain.status.${value}`) }))}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Pick
        label={t('parcels.filter.carrier')}
        value={filter.carrier}
        options={CARRIERS.map(({ code, zh, en }) => ({ value: code, label: language === 'zh' ? zh : en }))}
        onChange={(carrier) => onChange({ ...filter, carrier })}
      />
      <Pick
        label={t('parcels.filter.anomaly')}
        value={filter.anomaly}
        options={ANOMALIES.map((value) => ({ value, label: t(`domain.anomaly.${value}`) }))}
        onChange={(anomaly) => onChange({ ...filter, anomaly })}
      />
      {filter.order !== '' && (
        <Tag closable onClose={() => onChange({ ...filter, order: '' })}>
          {t('parcels.column.order')} {filter.order}
        </Tag>
      )}
      {isNarrowed(filter) && (
        <Button
          type="link"
          size="small"
          onClick={() => onChange(widened(filter))}
        >
          {t('parcels.filter.clear')}
        </Button>
      )}
      <span className={styles.gap} />
      <ExportButton kind="parcels" query={exportQuery(filter)} />
      <ColumnChoice />
    </div>
  );
}

interface PickProps<T extends string> {
  label: string;
  value: T[];
  options: { value: T; label: string }[];
  onChange: (value: T[]) => void;
}

function Pick<T extends string>({ label, value, options, onChange }: PickProps<T>) {
  return (
    <Select<T[], { value: T; label: string }>
      mode="multiple"
      allowClear
      className={styles.pick}
      maxTagCount="responsive"
      popupMatchSelectWidth={200}
      placeholder={label}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}

function ColumnChoice() {
  const { t } = useTranslation();
  const [hidden, setHidden] = useHiddenColumns();
  const [density, setDensity] = useDensity();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.choice}>
          <Segmented<Density>
            block
            value={density}
            options={[
              { value: 'roomy', label: t('parcels.density.roomy') },
              { value: 'dense', label: t('parcels.density.dense') },
            ]}
            onChange={setDensity}
          />
          <strong>{t('parcels.columns')}</strong>
          {COLUMNS.map((name) => (
            <Checkbox
              key={name}
              disabled={name === FIXED}
              checked={!hidden.includes(name)}
              onChange={(event) =>
                setHidden(
                  event.target.checked
                    ? hidden.filter((other) => other !== name)
                    : [...hidden, name],
                )
              }
            >
              {t(`parcels.column.${name}`)}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button type="text" icon={<SettingOutlined />} aria-label={t('parcels.columns')} />
    </Popover>
  );
}
