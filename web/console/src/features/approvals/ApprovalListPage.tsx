import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { money } from '@shared/format';
import type { Approval } from '@shared/types';

import { useMay } from '@/app/session';
import { Blank } from '@/shared/Blank';
import { LoadFailed } from '@/shared/LoadFailed';
import { PageHead } from '@/shared/PageHead';
import { useSay } from '@/shared/useSay';

import styles from './ApprovalListPage.module.css';
import { ApprovalRow } from './ApprovalRow';
import { groupByFlow, sumOf, type ApprovalGroup } from './grouping';
import { approvalListQuery, receiverOf, useDecide, type Decision } from './queries';
import { RefusalForm } from './RefusalForm';

const STATES: Approval['state'][] = ['waiting', 'approved', 'refused', 'timed_out'];

export function ApprovalListPage() {
  const { t } = useTranslation();
  const say = useSay();
  const { modal } = App.useApp();
  const mayDecide = useMay('approvals.decide');
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((one) => one === search.get('state')) ?? 'waiting';
  const approvals = useQuery(approvalListQuery(state));
  const client = useQueryClient();
  const decide = useDecide();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [refusing, setRefusing] = useState<Approval[]>([]);

  const items = approvals.data?.items ?? [];
  const picked = items.filter((approval) => chosen.has(approval.id) && approval.mayDecide);

  async function carryOut(decision: Decision) {
    const failed = await decide.mutateAsync(decision);
    setChosen(new Set());
    const count = decision.approvals.length - failed.length;
    const word = decision.verb === 'approve' ? 'approved' : 'refused';
    if (count > 0) say.done(t(`approvals.done.${word}`, { count }));
    if (failed.length === 0) return;
    modal.warning({
      title: t('approvals.failed', { count: failed.length }),
      content: (
        <ul className={styles.failed}>
          {failed.map(({ approval, error }) => (
            <li key={approval.id}>
              <strong>{approval.title}</strong> {error.message}
            </li>
          ))}
        </ul>
      ),
    });
  }

  async function ask(wanted: Approval[]) {
    const [only] = wanted;
    if (!only) return;
    const sum = money(sumOf(wanted));
    const single = only.amount
      ? t('approvals.ask.one', { sum, who: (await receiverOf(client, only)) ?? only.title })
      : t('approvals.ask.plain', { what: only.title });
    modal.confirm({
      title: wanted.length === 1 ? single : t('approvals.ask.many', { count: wanted.length, sum }),
      content: t('approvals.ask.hint'),
      okText: only.amount ? t('approvals.approvePay', { sum }) : t('approvals.approve'),
      onOk: () => carryOut({ approvals: wanted, verb: 'approve' }),
    });
  }

  const choose = (ids: string[], isChosen: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (isChosen) next.add(id);
        else next.delete(id);
      }
      return next;
    });

  return (
    <div className={styles.page}>
      <PageHead title={t('approvals.title')} />
      <Tabs
        className={styles.tabs}
        activeKey={state}
        items={STATES.map((key) => ({ key, label: t(`approvals.state.${key}`) }))}
        onChange={(key) => {
          setChosen(new Set());
          setSearch(key === 'waiting' ? {} : { state: key });
        }}
      />
      <div className={styles.groups}>
        {approvals.isPending ? (
          <Skeleton active paragraph={{ rows: 8 }} />
        ) : approvals.isError ? (
          <LoadFailed error={approvals.error} retry={() => void approvals.refetch()} />
        ) : items.length === 0 ? (
          <Blank
            title={t(state === 'waiting' ? 'approvals.empty.waiting' : 'approvals.empty.other')}
            {...(state === 'waiting' ? { hint: t('approvals.empty.waitingHint') } : {})}
          />
        ) : (
          groupByFlow(items).map((group) => (
            <section key={group.key} className={styles.group}>
              <GroupHead
                group={group}
                chosen={chosen}
                onChoose={state === 'waiting' && mayDecide ? choose : undefined}
              />
              <ul>
                {group.items.map((approval) => (
                  <ApprovalRow
                    key={approval.id}
                    approval={approval}
                    mayDecide={mayDecide}
                    isChosen={chosen.has(approval.id)}
                    onChoose={(isChosen) => choose([approval.id], isChosen)}
                    onApprove={() => void ask([approval])}
                    onRefuse={() => setRefusing([approval])}
                  />
                ))}
              </ul>
            </section>
          ))
        )}
      </div>
      {picked.length > 0 && (
        <div className={styles.chosen} role="toolbar" aria-label={t('approvals.title')}>
          <span className="num">
            {t('approvals.chosen', { count: picked.length, sum: money(sumOf(picked)) })}
          </span>
          <Button onClick={() => setRefusing(picked)}>{t('approvals.refuseChosen')}</Button>
          <Button type="primary" onClick={() => void ask(picked)}>
            {t('approvals.approveChosen')}
          </Button>
          <Button type="text" onClick={() => setChosen(new Set())}>
            {t('approvals.clear')}
          </Button>
        </div>
      )}
      <RefusalForm
        approvals={refusing}
        isBusy={decide.isPending}
        onClose={() => setRefusing([])}
        onRefuse={(reason) =>
          void carryOut({ approvals: refusing, verb: 'refuse', reason }).then(() => setRefusing([]))
        }
      />
    </div>
  );
}

interface GroupHeadProps {
  group: ApprovalGroup;
  chosen: ReadonlySet<string>;
  onChoose: ((ids: string[], isChosen: boolean) => void) | undefined;
}

function GroupHead({ group, chosen, onChoose }: GroupHeadProps) {
  const { t } = useTranslation();
  const seesFlows = useMay('flows.see');
  const ids = group.items.filter((item) => item.mayDecide).map((item) => item.id);
  const count = ids.filter((id) => chosen.has(id)).length;
  const name = group.name ?? t('approvals.byPerson');
  return (
    <header className={styles.head}>
      {onChoose && (
        <Checkbox
          checked={count > 0 && count === ids.length}
          indeterminate={count > 0 && count < ids.length}
          disabled={ids.length === 0}
          aria-label={`${t('approvals.chooseGroup')} ${name}`}
          onChange={(event) => onChoose(ids, event.target.checked)}
        />
      )}
      <h2>{seesFlows && group.key ? <Link to={`/flows/${group.key}`}>{name}</Link> : name}</h2>
      <span className="quiet num">
        {t('approvals.group', { count: group.items.length, sum: money(group.sum) })}
      </span>
    </header>
  );
}

