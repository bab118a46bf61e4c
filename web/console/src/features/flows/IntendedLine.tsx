import { useTranslation } from 'react-i18next';

import { millis, shortTime } from '@shared/format';
import type { Intended } from '@shared/types';

import { Sum } from '@/shared/Figures';
import { reasonName } from '@/shared/reasonName';

/** What would be done, in one line: kind, what of it, how much, when. */
export function IntendedLine({ action, at }: { action: Intended; at: string }) {
  const { t } = useTranslation();
  const { kind, body } = action;
  const word = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  const purpose = word('purpose');
  const what =
    kind === 'claim'
      ? reasonName(t, word('reason'))
      : purpose
        ? t(`domain.purpose.${purpose}`, { defaultValue: purpose })
        : word('title') || word('rule') || word('check') || word('type') || word('add');
  const isLater = millis(action.dueAt) - millis(at) >= 60_000;
  const fen = typeof body.amount === 'number' && kind !== 'points' ? body.amount : null;
  return (
    <span>
      {t(`domain.action.${kind}`, { defaultValue: kind })} {what}{' '}
      {fen !== null && <Sum of={{ amount: fen, currency: 'CNY' }} strong />}{' '}
      {isLater && <span className="hint num">{shortTime(action.dueAt)}</span>}
    </span>
  );
}
