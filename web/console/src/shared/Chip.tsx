import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { AnomalyType } from '@shared/types';

import styles from './Chip.module.css';

export type ChipTone = 'grey' | 'lake' | 'jade' | 'amber' | 'vermilion';

/** A small tinted word. */
export function Chip({ tone, children, icon }: { tone: ChipTone; children: ReactNode; icon?: ReactNode }) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      {icon}
      {children}
    </span>
  );
}

/** What costs goods or trust is vermilion; what only takes time is amber. */
const GRAVE: AnomalyType[] = ['DAMAGED', 'LOST', 'SHORT', 'REFUSED', 'FALSE_SIGNATURE'];

export function AnomalyChip({ type, closed = false }: { type: AnomalyType; closed?: boolean }) {
  const { t } = useTranslation();
  const tone = closed ? 'grey' : GRAVE.includes(type) ? 'vermilion' : 'amber';
  return (
    <Chip tone={tone} icon={<Warning />}>
      {t(`domain.anomaly.${type}`)}
    </Chip>
  );
}

function Warning() {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M5 .8 9.6 9H.4Z" fill="currentColor" />
      <path d="M5 3.8v2.2M5 7.5v.02" stroke="var(--surface)" strokeWidth="1" strokeLinecap="round" />
    </svg>
  );
}
