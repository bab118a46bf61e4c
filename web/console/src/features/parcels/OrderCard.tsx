import { DownOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OrderCard as Order } from '@shared/types';

import { CopyText } from '@/shared/CopyText';
import { Chip } from '@/shared/Chip';
import { Sum } from '@/shared/Figures';

import styles from './OrderCard.module.css';
import { useReveal } from '@/shared/useReveal';

/** The order in one line, its goods and address when opened; people stay masked until asked for. */
export function OrderCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { person, secondsLeft, button } = useReveal(order.buyer);
  return (
    <section className={styles.card}>
      <div className={styles.line}>
        <span className="hint">{t('parcels.drawer.order')}</span>
        <CopyText text={order.number} />
        {person && (
          <span className={styles.person}>
            {person.name} <span className="num">{person.phone}</span>
          </span>
        )}
        {button}
        {secondsLeft > 0 && (
          <span className={styles.left}>{t('parcels.reveal.left', { seconds: secondsLeft })}</span>
        )}
        <span className={styles.tail}>
          {order.member?.tier && <Chip tone="grey">{order.member.tier}</Chip>}
          <Sum of={order.paid} strong />
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'common.hide' : 'common.show')}
            onClick={() => setOpen(!isOpen)}
          >
            <DownOutlined rotate={isOpen ? 180 : 0} />
          </button>
        </span>
      </div>
      {isOpen && (
        <dl className={styles.more}>
          <dt>{t('parcels.drawer.lines')}</dt>
          <dd>
            {order.lines.map((line) => (
              <div key={line.sku} className={styles.goods}>
                <span>{line.title}</span>
                <span className="num">×{line.quantity}</span>
                <Sum of={line.price} />
              </div>
            ))}
          </dd>
          {person?.address && (
            <>
              <dt>{t('parcels.drawer.address')}</dt>
              <dd>{person.address}</dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
