import {
  AuditOutlined,
  CrownOutlined,
  CustomerServiceOutlined,
  GiftOutlined,
  MessageOutlined,
  PayCircleOutlined,
  ProfileOutlined,
  SendOutlined,
  StarOutlined,
  TagOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { relativeTime } from '@shared/format';
import type { ActionView } from '@shared/types';

import { useNow } from '@/app/clock';
import { useLanguage } from '@/app/i18n';
import { Chip, type ChipTone } from '@/shared/Chip';
import { Sum } from '@/shared/Figures';
import { Why } from '@/shared/Why';

import styles from './ActionLine.module.css';

const ICONS: Record<string, ReactNode> = {
  message: <MessageOutlined />,
  claim: <CustomerServiceOutlined />,
  transfer: <PayCircleOutlined />,
  coupon: <GiftOutlined />,
  points: <StarOutlined />,
  tier: <CrownOutlined />,
  ticket: <ProfileOutlined />,
  approve: <AuditOutlined />,
  webhook: <SendOutlined />,
  tag: <TagOutlined />,
};

const TONES: Record<ActionView['state'], ChipTone> = {
  waiting: 'amber',
  done: 'jade',
  dead: 'vermilion',
  cancelled: 'grey',
};

interface Props {
  action: ActionView;
  onHuman: ((action: ActionView) => void) | undefined;
}

/** What we did, how it ended, what it cost, and why. */
export function ActionLine({ action, onHuman }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const language = useLanguage();
  const human = onHuman && (() => onHuman(action));
  const state =
    action.state === 'waiting'
      ? t('parcels.act.due', { when: relativeTime(action.dueAt, now, language) })
      : stateWords();

  function stateWords() {
    const answer = action.state === 'done' ? action.answer?.state : undefined;
    if (answer) return t(`parcels.answer.${answer}`, { defaultValue: t('domain.actionState.done') });
    return t(`domain.actionState.${action.state}`);
  }

  return (
    <li className={styles.line}>
      <span className={styles.icon} aria-hidden>
        {ICONS[action.kind] ?? <SendOutlined />}
      </span>
      <span className={styles.kind}>{t(`domain.action.${action.kind}`, { defaultValue: action.kind })}</span>
      <span className={styles.title}>{titleOf()}</span>
      <Chip tone={TONES[action.state]}>{state}</Chip>
      <span className={styles.tail}>
        {action.amount && <Sum of={action.amount} strong />}
        {action.cost && <Sum of={action.cost} />}
        <Why receipt={action.receipt} onHuman={human} />
      </span>
      {action.reason && action.state !== 'done' && (
        <span className={styles.reason}>{t('parcels.act.reason', { reason: action.reason })}</span>
      )}
    </li>
  );

  function titleOf() {
    const what = action.title ?? '';
    if (!action.channel) return what;
    const channel = t(`parcels.channel.${action.channel}`, { defaultValue: action.channel });
    return t('parcels.act.to', { what, channel });
  }
}
