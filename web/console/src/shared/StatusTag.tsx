import { useTranslation } from 'react-i18next';

import type { Status } from '@shared/types';

import styles from './StatusTag.module.css';

type Tone = 'grey' | 'lake' | 'jade' | 'amber' | 'vermilion';

interface Look {
  tone: Tone;
  /** How far the journey is, in quarters of the dial, or a sign of its own. */
  face: 0 | 1 | 2 | 3 | 'dashed' | 'box' | 'check' | 'cross' | 'bang' | 'back' | 'backDone' | 'dash' | 'ask';
}

const LOOKS: Record<Status, Look> = {
  NO_TRACE: { tone: 'grey', face: 'dashed' },
  INFO_RECEIVED: { tone: 'grey', face: 0 },
  PICKED_UP: { tone: 'lake', face: 1 },
  IN_TRANSIT: { tone: 'lake', face: 2 },
  CUSTOMS: { tone: 'lake', face: 2 },
  OUT_FOR_DELIVERY: { tone: 'lake', face: 3 },
  DEPOSITED: { tone: 'amber', face: 'box' },
  DELIVERED: { tone: 'jade', face: 'check' },
  DELIVERY_FAILED: { tone: 'vermilion', face: 'bang' },
  EXCEPTION: { tone: 'vermilion', face: 'bang' },
  RETURNING: { tone: 'amber', face: 'back' },
  RETURNED: { tone: 'grey', face: 'backDone' },
  CANCELLED: { tone: 'grey', face: 'cross' },
  EXPIRED: { tone: 'grey', face: 'dash' },
  UNMAPPED: { tone: 'grey', face: 'ask' },
};

export function StatusGlyph({ status }: { status: Status }) {
  const { tone, face } = LOOKS[status] ?? LOOKS.UNMAPPED;
  return (
    <svg className={styles[tone]} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <Face face={face} />
    </svg>
  );
}

function Face({ face }: { face: Look['face'] }) {
  const ring = <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />;
  const disc = <circle cx="7" cy="7" r="6.5" fill="currentColor" />;
  const on = { fill: 'none', stroke: 'var(--surface)', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
  const line = { ...on, stroke: 'currentColor', strokeWidth: 1.5 } as const;
  switch (face) {
    case 'dashed':
      return <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 1.6" />;
    case 0:
      return ring;
    case 1:
    case 2:
    case 3:
      return (
        <>
          {ring}
          <circle
            cx="7"
            cy="7"
            r="2"
            fill="none"
            stroke="currentColor"
            strokeWidth="4"
            strokeDasharray={`${Math.PI * face} ${Math.PI * 4}`}
            transform="rotate(-90 7 7)"
          />
        </>
      );
    case 'box':
      return (
        <>
          {ring}
          <rect x="4.25" y="4.25" width="5.5" height="5.5" rx="1" fill="currentColor" />
        </>
      );
    case 'check':
      return (
        <>
          {disc}
          <path d="m4.2 7.2 2 2 3.7-4.2" {...on} />
        </>
      );
    case 'bang':
      return (
        <>
          {disc}
          <path d="M7 3.7v3.6M7 10.1v.05" {...on} />
        </>
      );
    case 'cross':
      return (
        <>
          {ring}
          <path d="m5 5 4 4M9 5 5 9" {...line} />
        </>
      );
    case 'back':
      return (
        <>
          {ring}
          <path d="M9.5 7h-5m2-2-2 2 2 2" {...line} />
        </>
      );
    case 'backDone':
      return (
        <>
          {disc}
          <path d="M9.8 7H4.4m2.1-2.1L4.4 7l2.1 2.1" {...on} />
        </>
      );
    case 'dash':
      return (
        <>
          {ring}
          <path d="M4.7 7h4.6" {...line} />
        </>
      );
    case 'ask':
      return (
        <>
          {ring}
          <path d="M5.6 5.7c0-2 2.9-1.9 2.9-.1 0 1.2-1.5 1.2-1.5 2.3M7 9.9v.05" {...line} strokeWidth={1.3} />
        </>
      );
  }
}

interface Props {
  status: Status;
  /** The finer state, in the server's words; left out where it says the same again. */
  sub?: string;
}

export function StatusTag({ status, sub }: Props) {
  const { t } = useTranslation();
  const name = t(`domain.status.${status}`);
  return (
    <span className={styles.tag}>
      <StatusGlyph status={status} />
      <span className={styles.name}>{name}</span>
      {sub && sub !== name && <span className={styles.sub}>{sub}</span>}
    </span>
  );
}

/** A filled form for a head line, where one status stands alone. */
export function StatusBadge({ status, sub }: Props) {
  const { t } = useTranslation();
  const { tone } = LOOKS[status] ?? LOOKS.UNMAPPED;
  const name = t(`domain.status.${status}`);
  return (
    <span className={styles.tag}>
      <span className={`${styles.badge} ${styles[`${tone}Badge`]}`}>
        <StatusGlyph status={status} />
        {name}
      </span>
      {sub && sub !== name && <span className={styles.sub}>{sub}</span>}
    </span>
  );
}
