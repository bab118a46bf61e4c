import type { TFunction } from 'i18next';

import type { Actor } from '@shared/types';

const ACCOUNT = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Who did it, in words: a person, a flow, a key by its name; the buyer and the system by ours. */
export function actorName(t: TFunction, actor: Actor | string, flowName?: string): string {
  if (typeof actor !== 'string') {
    if (actor.kind === 'flow') {
      return t('common.actor.flow', { name: flowName ?? actor.name.replace(/^流程 /, '') });
    }
    if (actor.kind === 'buyer') return t('common.actor.buyer');
    if (actor.kind === 'system') return t('common.actor.system');
    return actor.name;
  }
  const [kind = '', ...rest] = actor.split(':');
  const name = rest.join(':');
  if (kind === 'flow') return t('common.actor.flow', { name: flowName ?? name });
  if (kind === 'buyer') return t('common.actor.buyer');
  if (ACCOUNT.test(name || actor)) return t('common.actor.colleague');
  if (name !== '') return name;
  return actor === '' || /^[a-z-]+$/.test(actor) ? t('common.actor.system') : actor;
}
