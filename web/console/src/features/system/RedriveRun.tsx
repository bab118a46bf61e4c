import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Quarantined } from '@shared/setupTypes';

import { redrive } from './quarantineQueries';
import { redriveAll, sumsOf, type RedriveResult } from './redriveRun';
import { OutcomeChip } from './OutcomeChip';
import styles from './SystemPage.module.css';

interface Props {
  rows: Quarantined[];
  onClose: () => void;
}

/** Many at once: how far it is, a stop, and what came of each. */
export function RedriveRun({ rows, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [results, setResults] = useState<RedriveResult[]>([]);
  const [isOver, setOver] = useState(false);
  const run = useRef({ isStopped: false });
  // The choice as it was pressed: what the list does meanwhile changes nothing.
  const [chosen] = useState(rows);

  useEffect(() => {
    const mine = { isStopped: false };
    run.current = mine;
    void redriveAll(chosen, redrive, setResults, () => mine.isStopped).then(() => {
      setOver(true);
      return client.invalidateQueries({ queryKey: ['quarantine'] });
    });
    return () => {
      mine.isStopped = true;
    };
  }, [chosen, client]);

  const done = results.length;
  const left = chosen.length - done;
  return (
    <Modal
      open
      title={t('system.quarantine.run.title')}
      width={560}
      closable={isOver}
      maskClosable={false}
      keyboard={isOver}
      onCancel={onClose}
      footer={
        isOver ? (
          <Button type="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <Button onClick={() => (run.current.isStopped = true)}>{t('system.quarantine.run.stop')}</Button>
        )
      }
    >
      <Progress percent={Math.round((done / chosen.length) * 100)} status={isOver ? 'normal' : 'active'} />
      <p aria-live="polite">
        {isOver
          ? t('system.quarantine.run.sums', sumsOf(results))
          : t('system.quarantine.run.progress', { done, total: chosen.length })}
        {isOver && left > 0 && ` ${t('system.quarantine.run.stopped', { count: left })}`}
      </p>
      <ul className={`${styles.list} ${styles.results}`}>
        {results.map((one) => (
          <li key={one.id}>
            <OutcomeChip outcome={one.outcome} />
            <span className={styles.grow}>
              {one.number || t('system.quarantine.noNumber')}
              {one.reason && <small>{one.reason}</small>}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
