import { useTranslation } from 'react-i18next';

import type { CouponRow } from '@shared/growthTypes';

import { Chip, type ChipTone } from './Chip';
import { CopyText } from './CopyText';
import styles from './CouponList.module.css';
import { Day, Sum } from './Figures';

const TONES: Record<CouponRow['state'], ChipTone> = {
  open: 'lake',
  used: 'jade',
  expired: 'grey',
  revoked: 'grey',
};

export function CouponStateTag({ state }: { state: CouponRow['state'] }) {
  const { t } = useTranslation();
  return <Chip tone={TONES[state]}>{t(`domain.couponState.${state}`)}</Chip>;
}

/** A person's coupons, each with what it is worth, from which sum, and until when. */
export function CouponList({ coupons, none }: { coupons: CouponRow[]; none: string }) {
  const { t } = useTranslation();
  if (coupons.length === 0) return <p className="hint">{none}</p>;
  return (
    <ul className={styles.coupons}>
      {coupons.map((coupon) => (
        <li key={coupon.id} className={coupon.state === 'open' ? '' : styles.over}>
          <Sum of={coupon.face} strong />
          <span className={styles.words}>
            {coupon.minSpend.amount > 0 ? (
              <>
                {t('domain.couponFrom')} <Sum of={coupon.minSpend} />
              </>
            ) : (
              t('domain.couponAny')
            )}
            <small>
              <CopyText text={coupon.code} />
            </small>
          </span>
          <span className="hint">
            {t('domain.couponUntil')} <Day of={coupon.validTo} />
          </span>
          <CouponStateTag state={coupon.state} />
        </li>
      ))}
    </ul>
  );
}
