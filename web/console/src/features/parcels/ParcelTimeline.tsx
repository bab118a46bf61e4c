import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { clockTime, dayName, fullTime, millis, span } from '@shared/format';
import type { ActionView, ParcelEvent, ParcelView, Status } from '@shared/types';

import { useNow } from '@/app/clock';
import { useLanguage } from '@/app/i18n';
import { AnomalyChip, Chip } from '@/shared/Chip';

import { ActionLine } from './ActionLine';
import type { Told } from './actionWords';
import styles from './ParcelTimeline.module.css';
import { firstItems, highlight, isWithdrawn, timelineOf, type TimelineItem } from './timeline';

const FOLDED = 9;
/** A scan that took longer than this to reach us says so. */
const LATE = 2 * 3_600_000;

const TROUBLE: Status[] = ['EXCEPTION', 'DELIVERY_FAILED'];

interface Props {
  parcel: ParcelView;
  told: (action: ActionView) => Told;
  onHuman: ((action: ActionView) => void) | undefined;
}

export function ParcelTimeline({ parcel, told, onHuman }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const days = timelineOf(parcel, now);
  const count = days.reduce((sum, day) => sum + day.items.length, 0);
  const isFolded = !isWhole && count > FOLDED + 2;
  const shown = isFolded ? firstItems(days, FOLDED) : days;
  const newest = days.flatMap((day) => day.items).find((item) => !isWithdrawn(item));

  if (count === 0) return <p className={styles.none}>{t('parcels.drawer.noEvents')}</p>;
  return (
    <div className={styles.timeline}>
      {shown.map((day) => (
        <section key={day.day}>
          <h3>{dayName(day.items[0]?.at ?? day.day, now, language)}</h3>
          <ol>
            {day.items.map((item) => (
              <Item
                key={item.key}
                item={item}
                isNewest={item === newest}
                boundAt={parcel.boundAt}
                told={told}
                onHuman={onHuman}
              />
            ))}
          </ol>
        </section>
      ))}
      {count > FOLDED + 2 && (
        <Button type="link" size="small" onClick={() => setWhole(!isWhole)}>
          {isFolded ? t('parcels.drawer.showAll', { count }) : t('parcels.drawer.fold')}
        </Button>
      )}
    </div>
  );
}

interface ItemProps {
  item: TimelineItem;
  isNewest: boolean;
  boundAt: string | null;
  told: Props['told'];
  onHuman: Props['onHuman'];
}

function Item({ item, isNewest, boundAt, told, onHuman }: ItemProps) {
  const { t } = useTranslation();
  const { event, milestone, opened, closed, actions } = item;
  const dot = [styles.dot, milestone ? styles.reached : '', isNewest ? styles.newest : ''];
  const isGone = isWithdrawn(item);
  const isTrouble = opened.length > 0 || (event !== null && !isGone && TROUBLE.includes(event.status));
  if (isTrouble) dot.push(styles.trouble);
  if (milestone && event?.status === 'DELIVERED') dot.push(styles.arrived);
  return (
    <li className={styles.item}>
      <Tooltip title={fullTime(item.at)} placement="left" mouseEnterDelay={0.4}>
        <time dateTime={item.at}>{clockTime(item.at)}</time>
      </Tooltip>
      <span className={dot.join(' ')} />
      <div className={styles.body}>
        <div className={styles.head}>
          {milestone && <strong>{milestone.name}</strong>}
          {opened.map((anomaly) => (
            <AnomalyChip key={`${anomaly.type}-open`} type={anomaly.type} />
          ))}
          {closed.map((anomaly) => (
            <Cleared key={`${anomaly.type}-closed`} type={anomaly.type} at={anomaly.closedAt ?? item.at} />
          ))}
          {isGone && (
            <Tooltip title={t('parcels.drawer.withdrawnHint')}>
              <span>
                <Chip tone="grey">{t('parcels.drawer.withdrawn')}</Chip>
              </span>
            </Tooltip>
          )}
          {event?.place && <span className={isGone ? styles.gone : styles.place}>{event.place}</span>}
          {event && <Source item={item} boundAt={boundAt} />}
        </div>
        {event && <ScanText event={event} isTrouble={isTrouble} />}
        {opened
          .filter((anomaly) => !event && anomaly.why)
          .map((anomaly) => (
            <p key={anomaly.type} className={styles.text}>
              {anomaly.why}
            </p>
          ))}
        {actions.length > 0 && (
          <ul className={styles.actions}>
            {actions.map((action) => (
              <ActionLine
                key={action.id}
                action={action}
                told={told(action)}
                onHuman={onHuman}
              />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** The words that were read are marked; what was taken back is struck through. */
function ScanText({ event, isTrouble }: { event: ParcelEvent; isTrouble: boolean }) {
  if (event.withdrawn) {
    return (
      <p className={styles.text}>
        <del className={styles.gone}>{event.text}</del>
      </p>
    );
  }
  return (
    <p className={styles.text}>
      {highlight(event.text, event.matched).map((piece, index) =>
        piece.isMatched ? (
          <mark key={index} className={isTrouble ? styles.grave : ''}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

function Cleared({ type, at }: { type: Parameters<typeof AnomalyChip>[0]['type']; at: string }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('parcels.drawer.closedAnomaly', { at: fullTime(at) })}>
      <span className={styles.cleared}>
        <AnomalyChip type={type} closed />
      </span>
    </Tooltip>
  );
}

/** What was scanned before the parcel was ours to watch did not come late. */
function Source({ item, boundAt }: { item: TimelineItem; boundAt: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { event, milestone } = item;
  if (!event) return null;
  const isBefore = boundAt !== null && millis(event.at) < millis(boundAt);
  const wait = isBefore ? 0 : millis(event.arrivedAt) - millis(event.at);
  const notes = [
    event.code && t('parcels.drawer.code', { code: event.code }),
    event.nextHop && t('parcels.drawer.nextHop', { place: event.nextHop }),
    milestone?.late && t('parcels.drawer.late_'),
  ].filter(Boolean);
  return (
    <span className={styles.tail}>
      {wait > LATE && (
        <span className={styles.wait}>
          {t('parcels.drawer.arrivedLate', { length: span(wait, language) })}
        </span>
      )}
      <Tooltip title={notes.length > 0 ? notes.join(' · ') : ''}>
        <span className={styles.source}>
          {t(`domain.source.${event.source}`, { defaultValue: event.source })}
        </span>
      </Tooltip>
    </span>
  );
}
