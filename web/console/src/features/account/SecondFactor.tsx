import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { FactorOffer } from '@shared/setupTypes';

import { Chip } from '@/shared/Chip';
import { Panel } from '@/shared/Panel';
import { useSay } from '@/shared/useSay';

import styles from './AccountPage.module.css';
import { CodeForm } from './CodeForm';
import { FactorSteps } from './FactorSteps';
import { useFreshSession, useOfferFactor, useRemoveFactor } from './queries';
import { RecoveryCodes } from './RecoveryCodes';

/** Set up in three steps: scan, enter a code, keep the recovery codes. Turned off by a code. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useFreshSession();
  const offering = useOfferFactor();
  const ending = useRemoveFactor();
  const [offer, setOffer] = useState<FactorOffer | null>(null);
  const [recovery, setRecovery] = useState<string[] | null>(null);
  const [isEnding, setEnding] = useState(false);

  const begin = () => offering.mutate(undefined, { onSuccess: setOffer, onError: say.failed });
  const keep = () => {
    setRecovery(null);
    say.done(t('account.factor.began'));
  };
  const began = (codes: string[]) => {
    setOffer(null);
    setRecovery(codes);
    void refresh();
  };

  return (
    <Panel
      title={t('account.factor.title')}
      hint={t('account.factor.hint')}
      tail={
        <Chip tone={isOn ? 'jade' : 'grey'}>{t(isOn ? 'account.factor.on' : 'account.factor.off')}</Chip>
      }
    >
      {recovery ? (
        <RecoveryCodes codes={recovery} onKept={keep} />
      ) : offer ? (
        <FactorSteps offer={offer} onBegan={began} onCancel={() => setOffer(null)} />
      ) : isEnding && isOn ? (
        <>
          <p className="quiet">{t('account.factor.endHint')}</p>
          <CodeForm
            submit={t('account.factor.endNow')}
            danger
            call={ending}
            onDone={() => {
              setEnding(false);
              say.done(t('account.factor.ended'));
              void refresh();
            }}
            onCancel={() => setEnding(false)}
          />
        </>
      ) : (
        <div className={styles.buttons}>
          {isOn ? (
            <Button onClick={() => setEnding(true)}>{t('account.factor.end')}</Button>
          ) : (
            <Button type="primary" loading={offering.isPending} onClick={begin}>
              {t('account.factor.begin')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}
