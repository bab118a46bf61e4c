import { GlobalOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

import { shortTime } from '@shared/format';

import { clockQuery, useNow } from './clock';
import styles from './WorldClock.module.css';

/** Shown only where people live by another time than this machine's. */
export function WorldClock() {
  const { t } = useTranslation();
  const { data } = useQuery(clockQuery);
  const now = useNow(1_000);
  if (!data || data.clock.isSystem) return null;
  const { paused, speed, worldUrl } = data.clock;
  const face = (
    <>
      <GlobalOutlined aria-hidden />
      <span className="num">{shortTime(now)}</span>
      <span className={styles.speed}>
        {paused ? t('frame.clock.paused') : t('frame.clock.speed', { speed })}
      </span>
    </>
  );
  if (!worldUrl) {
    return (
      <Tooltip title={t('frame.clock.label')}>
        <span className={styles.clock}>{face}</span>
      </Tooltip>
    );
  }
  return (
    <Tooltip title={`${t('frame.clock.label')} · ${t('frame.clock.open')}`}>
      <a className={styles.clock} href={worldUrl} target="_blank" rel="noopener">
        {face}
      </a>
    </Tooltip>
  );
}
