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
import { CaseStateTag } from '@/shared/CaseStateTag';
import { Chip, type ChipTone } from '@/shared/Chip';
import { Sum } from '@/shared/Figures';
import { Why } from '@/shared/Why';

import styles from './ActionLine.module.css';
import { actionWords, type Told } from './actionWords';

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
  told: Told;
  onHuman: ((action: ActionView) => void) | undefined;
}

/** What we did, how it ended, what it cost, and why. */
export function ActionLine({ action, told, onHuman }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const language = useLanguage();
  const words = actionWords(t, action, told);
  const human = onHuman && (() => onHuman(action));
  const state =
    action.state === 'waiting'
      ? t('parcels.act.due', { when: relativeTime(action.dueAt, now, language) })
      : stateWords();

  function stateWords() {
    const answer = action.state === 'done' ? words.answer : null;
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
      {told.claim && action.state === 'done' ? (
        <CaseStateTag state={told.claim.state} />
      ) : (
        <Chip tone={TONES[action.state]}>{state}</Chip>
      )}
      <span className={styles.tail}>
        {words.amount && <Sum of={words.amount} strong />}
        {words.cost && <Sum of={words.cost} />}
        <Why receipt={action.receipt} onHuman={human} />
      </span>
      {words.reason && action.state !== 'done' && (
        <span className={styles.reason}>{t('parcels.act.reason', { reason: words.reason })}</span>
      )}
    </li>
  );

  function titleOf() {
    if (!words.channel) return words.title;
    const channel = t(`parcels.channel.${words.channel}`, { defaultValue: words.channel });
    return t('parcels.act.to', { what: words.title, channel });
  }
}
