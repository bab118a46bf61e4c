import {
  CheckCircleFilled,
  ClockCircleOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Chip, type ChipTone } from '@/shared/Chip';

import type { Health } from './health';

const LOOKS: Record<Health, { tone: ChipTone; icon: ReactNode }> = {
  good: { tone: 'jade', icon: <CheckCircleFilled /> },
  ready: { tone: 'grey', icon: <CheckCircleFilled /> },
  new: { tone: 'amber', icon: <ClockCircleOutlined /> },
  quiet: { tone: 'amber', icon: <MinusCircleOutlined /> },
  off: { tone: 'grey', icon: <PauseCircleOutlined /> },
};

export function HealthTag({ health }: { health: Health }) {
  const { t } = useTranslation();
  const { tone, icon } = LOOKS[health];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`connections.health.${health}`)}
    </Chip>
  );
}
