import type { TFunction } from 'i18next';

const ACCOUNT = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** `flow:…`, `buyer:…`, an account, or a kind of action: who did it, in words. */
export function actorName(t: TFunction, actor: string, flowName?: string): string {
  const [kind = '', ...rest] = actor.split(':');
  const name = rest.join(':');
  if (kind === 'flow') return t('common.actor.flow', { name: flowName ?? name });
  if (kind === 'buyer') return t('common.actor.buyer');
  if (ACCOUNT.test(name || actor)) return t('common.actor.colleague');
  if (name !== '') return name;
  return actor === '' || /^[a-z-]+$/.test(actor) ? t('common.actor.system') : actor;
}
