import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOutletContext, useParams } from 'react-router';

import { CopyText } from '@/shared/CopyText';
import { LoadFailed } from '@/shared/LoadFailed';

import { CaseDetail } from './CaseDetail';
import styles from './CaseDrawer.module.css';
import type { CaseDrawerContext } from './CaseListPage';
import { caseQuery } from './queries';

export function CaseDrawer() {
  const { t } = useTranslation();
  const { caseId = '' } = useParams();
  const { onClose, onStep } = useOutletContext<CaseDrawerContext>();
  const found = useQuery(caseQuery(caseId));
  return (
    <Drawer
      open
      mask={false}
      size={700}
      closable={false}
      keyboard={false}
      className={styles.drawer}
      styles={{
        wrapper: { maxWidth: '100vw' },
        body: { padding: 0 },
        header: { padding: '10px 16px 10px 24px' },
      }}
      onClose={onClose}
      title={
        <div className={styles.title}>
          <span className={styles.kind}>{t('cases.drawer.claim')}</span>
          {found.data && (
            <span className={styles.number}>
              <CopyText text={found.data.claim.number} />
            </span>
          )}
          <span className={styles.steps}>
            <Button
              type="text"
              size="small"
              icon={<UpOutlined />}
              aria-label={t('parcels.drawer.prev')}
              onClick={() => onStep(-1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DownOutlined />}
              aria-label={t('parcels.drawer.next')}
              onClick={() => onStep(1)}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('common.close')}
              onClick={onClose}
            />
          </span>
        </div>
      }
    >
      {found.isError ? (
        <LoadFailed error={found.error} retry={() => void found.refetch()} />
      ) : found.data ? (
        <CaseDetail key={caseId} view={found.data} />
      ) : (
        <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 10 }} />
      )}
    </Drawer>
  );
}
