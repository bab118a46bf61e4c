import { dayKey, fullTime, millis, money, relativeTime, shortTime, span } from '@shared/format';
import type { Money } from '@shared/types';

import { useNow } from '@/app/clock';
import { useLanguage } from '@/app/i18n';

import styles from './Figures.module.css';

/** A sum of money; what is taken away is vermilion. */
export function Sum({ of, strong = false }: { of: Money; strong?: boolean }) {
  const look = [styles.sum, of.amount < 0 ? styles.minus : '', strong ? styles.strong : ''];
  return <span className={look.join(' ')}>{money(of)}</span>;
}

/** 3 小时前, and the whole time on hover. */
export function Ago({ at }: { at: string }) {
  const now = useNow();
  const language = useLanguage();
  return (
    <time dateTime={at} title={fullTime(at)} className={styles.ago}>
      {relativeTime(at, now, language)}
    </time>
  );
}

export function At({ time }: { time: string }) {
  return (
    <time dateTime={time} title={fullTime(time)} className="num">
      {shortTime(time)}
    </time>
  );
}

/** A day, with its year. */
export function Day({ of }: { of: string }) {
  return (
    <time dateTime={of} title={fullTime(of)} className="num">
      {dayKey(of)}
    </time>
  );
}

/** A clock that runs down: amber while there is time, vermilion after. */
export function Countdown({ until, late }: { until: string; late: (length: string) => string }) {
  const now = useNow(10_000);
  const language = useLanguage();
  const left = millis(until) - now;
  return (
    <span
      title={fullTime(until)}
      className={`${styles.clock} ${left < 0 ? styles.over : styles.running}`}
    >
      {left < 0 ? late(span(-left, language)) : span(left, language)}
    </span>
  );
}
