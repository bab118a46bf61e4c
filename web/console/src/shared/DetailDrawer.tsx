import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './DetailDrawer.module.css';
import { LoadFailed } from './LoadFailed';
import type { DetailContext } from './useDetail';

interface Props {
  /** What kind of thing it is, before its name. */
  kind?: ReactNode;
  title: ReactNode;
  found: { isPending: boolean; isError: boolean; error: Error | null; refetch: () => unknown };
  context: DetailContext;
  /** Without neighbours there is nowhere to step. */
  alone?: boolean;
  children: ReactNode;
}

/** One row, beside its list: its name, the way to its neighbours and out. */
export function DetailDrawer({ kind, title, found, context, alone = false, children }: Props) {
  const { t } = useTranslation();
  const step = (label: string, icon: ReactNode, onClick: () => void) => (
    <Button type="text" size="small" icon={icon} aria-label={label} onClick={onClick} />
  );
  return (
    <Drawer
      open
      mask={false}
      size={700}
      closable={false}
      keyboard={false}
      className={styles.drawer ?? ''}
      styles={{
        wrapper: { maxWidth: '100vw' },
        body: { padding: 0 },
        header: { padding: '10px 16px 10px 24px' },
      }}
      onClose={context.onClose}
      title={
        <div className={styles.title}>
          {kind && <span className={styles.kind}>{kind}</span>}
          <span className={styles.name}>{title}</span>
          <span className={styles.steps}>
            {!alone && step(t('common.previous'), <UpOutlined />, () => context.onStep(-1))}
            {!alone && step(t('common.next'), <DownOutlined />, () => context.onStep(1))}
            {step(t('common.close'), <CloseOutlined />, context.onClose)}
          </span>
        </div>
      }
    >
      {found.isError && found.error ? (
        <LoadFailed error={found.error} retry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 10 }} />
      ) : (
        children
      )}
    </Drawer>
  );
}
