import { useTranslation } from 'react-i18next';

import type { CaseState } from '@shared/types';

import { Chip, type ChipTone } from './Chip';

const TONES: Record<CaseState, ChipTone> = {
  OPENED: 'grey',
  ASSESSED: 'lake',
  WAITING_APPROVAL: 'amber',
  APPROVED: 'lake',
  PAYING: 'lake',
  PAID: 'jade',
  REFUSED: 'grey',
};

export function CaseStateTag({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  return <Chip tone={TONES[state] ?? 'grey'}>{t(`domain.caseState.${state}`, { defaultValue: state })}</Chip>;
}
