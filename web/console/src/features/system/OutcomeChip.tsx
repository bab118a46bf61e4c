import { useTranslation } from 'react-i18next';

import { Chip } from '@/shared/Chip';

import type { RedriveOutcome } from './redriveRun';

export function OutcomeChip({ outcome }: { outcome: RedriveOutcome }) {
  const { t } = useTranslation();
  const isTaken = outcome === 'taken' || outcome === 'taken-before';
  return <Chip tone={isTaken ? 'jade' : 'amber'}>{t(`system.quarantine.outcome.${outcome}`)}</Chip>;
}
