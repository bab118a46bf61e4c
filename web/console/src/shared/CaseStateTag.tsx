import { useTranslation } from 'react-i18next';

import type { CaseState } from '@shared/types';

import { Chip, type ChipTone } from './Chip';

const TONES: Record<CaseState, ChipTone> = {
  opened: 'grey',
  assessed: 'lake',
  awaiting_approval: 'amber',
  approved: 'lake',
  paying: 'lake',
  paid: 'jade',
  refused: 'grey',
  cancelled: 'grey',
};

export function CaseStateTag({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  return <Chip tone={TONES[state] ?? 'grey'}>{t(`domain.caseState.${state}`, { defaultValue: state })}</Chip>;
}
