import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { CouponBatch } from '@shared/growthTypes';

import { Sum } from '@/shared/Figures';

import styles from './BatchCard.module.css';
import { batchName } from './batchName';
import { budgetUse } from './budget';

const SUMS = ['granted', 'open', 'used', 'expired', 'revoked'] as const;

/** A batch at a look: how much of the budget is spoken for, and what became of the coupons. */
export function BatchCard({ batch, isCurrent }: { batch: CouponBatch; isCurrent: boolean }) {
  const { t } = useTranslation();
  const use = budgetUse(batch);
  return (
    <li>
      <Link to={`/coupons/${batch.batch}`} className={`${styles.card} ${isCurrent ? styles.current : ''}`}>
        <span className={styles.head}>
          <strong>{batchName(t, batch)}</strong>
          <small>{batch.batch}</small>
        </span>
        <span className={styles.budget}>
          <span>
            {t('coupons.left')} <Sum of={{ ...batch.budget, amount: use.left }} strong />
          </span>
          <span className="quiet">
            {t('coupons.budget')} <Sum of={batch.budget} />
          </span>
        </span>
        <Progress
          percent={use.percent}
          showInfo={false}
          size="small"
          aria-label={t('coupons.used', { percent: use.percent })}
          {...(use.isShort ? { status: 'exception' as const } : {})}
        />
        <span className={styles.sums}>
          {SUMS.map((name) => (
            <span key={name}>
              <b>{batch.sums[name].toLocaleString('en-US')}</b>
              <small>{t(`coupons.sum.${name}`)}</small>
            </span>
          ))}
        </span>
      </Link>
    </li>
  );
}
