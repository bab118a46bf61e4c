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
export function ClaimCalculation({ claim }: { claim: CaseView }) {
  const { t } = useTranslation();
  const say = useSay();
  const mayWork = useMay('cases.work');
  const [degree, setDegree] = useState(claim.degree);
  const isChanged = degree !== null && degree !== claim.degree;
  const preview = useQuery({ ...previewQuery(claim.id, degree ?? 'MODERATE'), enabled: isChanged });
  const transition = useTransition(claim.id);
  const isOpen = claim.transitions.includes('assess');
  useEffect(() => setDegree(claim.degree), [claim.degree]);
  const shown = isChanged && preview.data ? preview.data : claim.calculation;
  const calculation = <Calculation lines={shown.lines} total={shown.total} />;
  if (claim.degree === null) return calculation;

  const word = t(`domain.degree.${degree ?? claim.degree}`);
  const after = preview.data?.total;
  return (
    <>
      <div className={styles.choice}>
      <span className="quiet">{t('cases.drawer.degree')}</span>
      <Segmented<Degree>
        value={degree ?? claim.degree}
        disabled={!isOpen || !mayWork}
        options={DEGREES.map((value) => ({ value, label: t(`domain.degree.${value}`) }))}
        onChange={setDegree}
      />
      {isChanged && (
        <p className={styles.preview} aria-live="polite">
          {after &&
            (after.amount === claim.amount?.amount
              ? t('cases.drawer.same')
              : t('cases.drawer.preview', { degree: word, before: claim.amount ? money(claim.amount) : '—', after: money(after) }))}
          {preview.isError && <span className={styles.bad}>{preview.error.message}</span>}
          <Button
            size="small"
            type="primary"
            disabled={!after}
            loading={transition.isPending}
            onClick={() =>
              transition.mutate(
                { name: 'assess', body: { degree } },
                {
                  onSuccess: (fresh) =>
                    say.done(t('cases.drawer.kept', { degree: word, sum: fresh.amount ? money(fresh.amount) : '' })),
                  onError: say.failed,
                },
              )
            }
          >
            {t('cases.drawer.keep', { degree: word })}
          </Button>
          <Button size="small" type="text" onClick={() => setDegree(claim.degree)}>
            {t('common.cancel')}
          </Button>
        </p>
      )}
      </div>
      {calculation}
    </>
  );
}
