import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { money } from '@shared/format';
import { DEGREES, type CaseView, type Degree } from '@shared/types';

import { useMay } from '@/app/session';
import { Calculation } from '@/shared/Calculation';
import { useSay } from '@/shared/useSay';

import styles from './ClaimCalculation.module.css';
import { previewQuery, useTransition } from './queries';

/** How the amount is made, and what another degree of damage would pay before it is kept. */
export function ClaimCalculation({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const say = useSay();
  const { claim, calculation } = view;
  const kept = claim.degree ?? calculation?.degree ?? null;
  const mayWork = useMay('cases.work') && view.next.includes('assessed');
  const [degree, setDegree] = useState(kept);
  const isChanged = degree !== null && degree !== kept;
  const preview = useQuery({ ...previewQuery(claim, degree ?? 'MODERATE'), enabled: isChanged });
  const transition = useTransition(claim.id);
  useEffect(() => setDegree(kept), [kept]);

  const shown = isChanged && preview.data ? preview.data.calculation : calculation;
  const after = preview.data?.amount;
  const word = degree ? t(`domain.degree.${degree}`) : '';
  if (!shown) return <p className="quiet">{t('cases.drawer.assessLater')}</p>;
  return (
    <>
      {kept !== null && claim.reason === 'DAMAGED' && (
        <div className={styles.choice}>
          <span className="quiet">{t('cases.drawer.degree')}</span>
          <Segmented<Degree>
            value={degree ?? kept}
            disabled={!mayWork}
            options={DEGREES.map((value) => ({ value, label: t(`domain.degree.${value}`) }))}
            onChange={setDegree}
          />
          {isChanged && (
            <div className={styles.preview} aria-live="polite">
              {after && sayChange()}
              {preview.isError && <span className={styles.bad}>{preview.error.message}</span>}
              <Button
                size="small"
                type="primary"
                disabled={!after}
                loading={transition.isPending}
                onClick={keep}
              >
                {t('cases.drawer.keep', { degree: word })}
              </Button>
              <Button size="small" type="text" onClick={() => setDegree(kept)}>
                {t('common.cancel')}
              </Button>
            </div>
          )}
        </div>
      )}
      <Calculation of={shown} currency={claim.amount?.currency ?? 'CNY'} />
    </>
  );

  function sayChange() {
    if (!after || after.amount === claim.amount?.amount) return t('cases.drawer.same');
    const before = claim.amount ? money(claim.amount) : '—';
    return t('cases.drawer.preview', { degree: word, before, after: money(after) });
  }

  function keep() {
    transition.mutate(
      { name: 'reassess', body: { degree } },
      {
        onSuccess: ({ claim: fresh }) => {
          const sum = fresh.amount ? money(fresh.amount) : '';
          say.done(t('cases.drawer.kept', { degree: word, sum }));
        },
        onError: say.failed,
      },
    );
  }
}
