import { QRCode } from 'antd';
import { useTranslation } from 'react-i18next';

import type { FactorOffer } from '@shared/setupTypes';

import { CopyText } from '@/shared/CopyText';

import styles from './AccountPage.module.css';
import { CodeForm } from './CodeForm';
import { useConfirmFactor } from './queries';

interface Props {
  offer: FactorOffer;
  onBegan: (recovery: string[]) => void;
  onCancel: () => void;
}

export function FactorSteps({ offer, onBegan, onCancel }: Props) {
  const { t } = useTranslation();
  const confirm = useConfirmFactor();
  return (
    <ol className={styles.steps}>
      <li>
        <h3>1 · {t('account.factor.step1')}</h3>
        <p>{t('account.factor.step1Hint')}</p>
        <div className={styles.scan}>
          <div className={styles.qr} role="img" aria-label={t('account.factor.qr')}>
            <div aria-hidden="true">
              <QRCode value={offer.uri} type="svg" size={168} bordered={false} color="#000" bgColor="#fff" />
            </div>
          </div>
          <span className={styles.secret}>
            <span className="hint">{t('account.factor.secret')}</span>{' '}
            <code className="mono">
              <CopyText text={offer.secret} label={inFours(offer.secret)} />
            </code>
          </span>
        </div>
      </li>
      <li>
        <h3>2 · {t('account.factor.step2')}</h3>
        <CodeForm
          submit={t('account.factor.confirm')}
          call={confirm}
          onDone={({ recovery }) => onBegan(recovery)}
          onCancel={onCancel}
        />
      </li>
    </ol>
  );
}

/** As one types it. */
const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;
