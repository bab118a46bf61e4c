import { Tooltip } from 'antd';

import { fullTime, millis, money, relativeTime, shortTime, span } from '@shared/format';
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
    <Tooltip title={fullTime(at)} mouseEnterDelay={0.4}>
      <time dateTime={at} className={styles.ago}>
        {relativeTime(at, now, language)}
      </time>
    </Tooltip>
  );
}

export function At({ time }: { time: string }) {
  return (
    <Tooltip title={fullTime(time)} mouseEnterDelay={0.4}>
      <time dateTime={time} className="num">
        {shortTime(time)}
      </time>
    </Tooltip>
  );
}

/** A clock that runs down: amber while there is time, vermilion after. */
export function Countdown({ until, late }: { until: string; late: (length: string) => string }) {
  const now = useNow(10_000);
  const language = useLanguage();
  const left = millis(until) - now;
  return (
    <Tooltip title={fullTime(until)}>
      <span className={`${styles.clock} ${left < 0 ? styles.over : styles.running}`}>
        {left < 0 ? late(span(-left, language)) : span(left, language)}
      </span>
    </Tooltip>
  );
}
