import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import styles from './KeyList.module.css';

const KEYS = [
  ['search', '/'],
  ['move', '↑ ↓  j k'],
  ['open', 'Enter'],
  ['close', 'Esc'],
  ['help', '?'],
] as const;

export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} title={t('frame.keys.title')} footer={null} width={360} onCancel={onClose}>
      <dl className={styles.keys}>
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`frame.keys.${name}`)}</dt>
            <dd>
              {keys.split(/\s+/).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
