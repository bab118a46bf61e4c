import type { TFunction } from 'i18next';

import type { ActionView, MessageView, Money, ParcelClaim } from '@shared/types';

import { reasonName } from '@/shared/reasonName';

/** What other pages know about an action: the message it sent, the claim it opened. */
export interface Told {
  message?: MessageView | undefined;
  claim?: ParcelClaim | undefined;
}

/** One claim a parcel and reason: that is how the opening finds it. */
export function toldOf(
  action: ActionView,
  messages: ReadonlyMap<string, MessageView>,
  claims: ParcelClaim[],
): Told {
  if (action.kind === 'message') return { message: messages.get(action.id) };
  if (action.kind !== 'claim') return {};
  return { claim: claims.find((claim) => claim.reason === action.body.reason) };
}

export interface ActionWords {
  title: string;
  channel: string | null;
  /** What it moves, and what doing it cost. */
  amount: Money | null;
  cost: Money | null;
  /** How the other side answered, as a code; null where it did not. */
  answer: string | null;
  reason: string | null;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function fenOf(body: ActionView['body']): Money | null {
  const { amount, currency } = body;
  if (typeof amount === 'number') return { amount, currency: textOf(currency) || 'CNY' };
  if (typeof amount !== 'object' || amount === null || !('amount' in amount)) return null;
  return amount as Money;
}

/** An action in a few words, with what the log of messages knows about it. */
export function actionWords(
  t: TFunction,
  action: ActionView,
  { message, claim }: Told,
): ActionWords {
  const { kind, body } = action;
  return {
    title: titleOf(),
    channel: message?.channel ?? null,
    amount: claim?.amount ?? (kind === 'points' ? null : fenOf(body)),
    cost: message?.cost ?? null,
    answer: message?.state ?? action.answer?.state ?? null,
    reason: action.reason ?? message?.reason ?? null,
  };

  function titleOf() {
    switch (kind) {
      case 'message':
        return message?.title || t(`domain.purpose.${textOf(body.purpose)}`, { defaultValue: textOf(body.template) });
      case 'claim':
      case 'transfer':
        return body.reason ? reasonName(t, textOf(body.reason)) : '';
      case 'points':
        return typeof body.amount === 'number'
          ? t('parcels.act.points', { count: body.amount })
          : t('parcels.act.pointsByRule');
      case 'ticket':
      case 'approve':
        return textOf(body.title);
      case 'webhook':
        return textOf(body.type);
      case 'tag':
        return textOf(body.add) || textOf(body.remove);
      case 'coupon':
      default:
        return '';
    }
  }
}
