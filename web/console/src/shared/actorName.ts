import type { TFunction } from 'i18next';

/** `flow:…`, `user:…`, `buyer`, `system`: who did it, in words. */
export function actorName(t: TFunction, actor: string, flowName?: string): string {
  const [kind = '', ...rest] = actor.split(':');
  const name = rest.join(':');
  if (kind === 'flow') return t('common.actor.flow', { name: flowName ?? name });
  if (kind === 'buyer') return t('common.actor.buyer');
  if (actor === 'system' || actor === '') return t('common.actor.system');
  return name || actor;
}
