import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';

import type { Receipt } from '@shared/types';

import { useMay } from '@/app/session';

import { factText } from './factText';
import styles from './Why.module.css';

interface Props {
  receipt: Receipt | null | undefined;
  /** Opens a ticket so that a person looks again. */
  onHuman?: (() => void) | undefined;
}

/** The decision receipt behind a word: why it happened, what else could have, who can look again. */
export function Why({ receipt, onHuman }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const human = onHuman && (() => {
    setOpen(false);
    onHuman();
  });
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('common.receipt.title')}
      content={<ReceiptCard receipt={receipt} onHuman={human} />}
    >
      <button type="button" className={styles.why} aria-expanded={isOpen}>
        {t('common.why')}
      </button>
    </Popover>
  );
}

export function ReceiptCard({ receipt, onHuman }: Props) {
  const { t } = useTranslation();
  const seesFlows = useMay('flows.see');
  if (!receipt) return <p className={styles.none}>{t('common.receipt.none')}</p>;
  const facts = Object.entries(receipt.facts ?? {});
  const name = receipt.name ?? receipt.flow;
  return (
    <div className={styles.card}>
      <dl>
        {name && (
          <div>
            <dt>{t('common.receipt.flow')}</dt>
            <dd>
              {seesFlows && receipt.flow ? <Link to={`/flows/${receipt.flow}`}>{name}</Link> : name}
              {receipt.version !== undefined && (
                <span className={styles.version}>
                  {t('common.receipt.version', { version: receipt.version })}
                </span>
              )}
            </dd>
          </div>
        )}
        {receipt.rule && (
          <div>
            <dt>{t('common.receipt.rule')}</dt>
            <dd>{receipt.rule}</dd>
          </div>
        )}
        {receipt.clause && (
          <div>
            <dt>{t('common.receipt.clause')}</dt>
            <dd>
              <code>{receipt.clause}</code>
            </dd>
          </div>
        )}
        {facts.length > 0 && (
          <div>
            <dt>{t('common.receipt.facts')}</dt>
            <dd>
              <ul className={styles.facts}>
                {facts.map(([path, value]) => (
                  <li key={path}>
                    <span>{factName(t, path)}</span>
                    <b>{factWords(t, path, value)}</b>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {receipt.alternatives && receipt.alternatives.length > 0 && (
          <div>
            <dt>{t('common.receipt.alternatives')}</dt>
            <dd>
              <ul className={styles.alternatives}>
                {receipt.alternatives.map((other) => (
                  <li key={`${other.what}:${other.code}`}>
                    <span>{other.what}</span> {t(`domain.skipped.${other.code}`, { defaultValue: other.code })}
                    {other.detail && <span className="hint"> {other.detail}</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {onHuman && (
        <footer className={styles.human}>
          <span>{t('common.receipt.humanHint')}</span>
          <Button size="small" onClick={onHuman}>
            {t('common.receipt.human')}
          </Button>
        </footer>
      )}
    </div>
  );
}

/** Facts have dotted names, which the catalogue holds as they are. */
function factName(t: TFunction, path: string) {
  const names = t('common.fact', { returnObjects: true }) as Record<string, string>;
  return names[path] ?? path;
}

/** A fact that is a code of ours is shown by its name. */
function factWords(t: TFunction, path: string, value: unknown) {
  const text = factText(path, value);
  if (!/^[A-Z][A-Z_]+$/.test(text)) return text;
  const group = path.startsWith('anomaly.') || path === 'claim.reason' ? 'anomaly' : 'status';
  return t(`domain.${group}.${text}`, { defaultValue: text });
}
