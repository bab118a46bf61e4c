import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { post } from '@shared/api';
import type { ActionView } from '@shared/types';

import { useLive } from '@/app/live';
import { useMay } from '@/app/session';
import { Blank } from '@/shared/Blank';
import { Ago } from '@/shared/Figures';
import { MoreRows } from '@/shared/MoreRows';
import { useSay } from '@/shared/useSay';
import { Why } from '@/shared/Why';

import { deadQuery } from './queries';
import styles from './SystemPage.module.css';

/** Actions that were given up, each with its reason and a press to try again. */
export function DeadList() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useInfiniteQuery(deadQuery);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  useLive('action.changed', () => void client.invalidateQueries({ queryKey: deadQuery.queryKey }));
  if (list.isSuccess && rows.length === 0) {
    return <Blank title={t('system.dead.none')} hint={t('system.dead.noneHint')} />;
  }
  return (
    <MoreRows list={list}>
      <ul className={styles.list}>
        {rows.map((action) => (
          <Dead key={action.id} action={action} />
        ))}
      </ul>
    </MoreRows>
  );
}

function Dead({ action }: { action: ActionView }) {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const mayRedrive = useMay('actions.redrive');
  const redrive = useMutation({
    mutationFn: () => post<ActionView>(`/api/v1/actions/${action.id}/redrive`),
    onSuccess: () => say.done(t('system.dead.redriven')),
    onError: say.failed,
    onSettled: () => client.invalidateQueries({ queryKey: deadQuery.queryKey }),
  });
  return (
    <li>
      <Ago at={action.doneAt ?? action.createdAt} />
      <span className={styles.grow}>
        {t(`domain.action.${action.kind}`, { defaultValue: action.kind })}
        {action.receipt?.name && ` · ${action.receipt.name}`}
        <small>
          {action.reason || t('system.dead.noReason')} · {t('system.dead.attempts', { count: action.attempts })}
        </small>
      </span>
      {action.subject.kind === 'PARCEL' && (
        <Link to={`/parcels/${action.subject.id}`}>{t('system.dead.parcel')}</Link>
      )}
      <Why receipt={action.receipt} />
      {mayRedrive && (
        <Button size="small" loading={redrive.isPending} onClick={() => redrive.mutate()}>
          {t('system.dead.redrive')}
        </Button>
      )}
    </li>
  );
}
