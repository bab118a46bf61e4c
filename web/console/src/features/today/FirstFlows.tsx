import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { money } from '@shared/format';
import type { FlowRow } from '@shared/types';

import { useSay } from '@/shared/useSay';

import styles from './Start.module.css';
import { useRehearsal, useSwitchOn } from './startQueries';

/** Three ready flows: what they would have done yesterday, and a press to let them run. */
export function FirstFlows({ flows, hasParcels }: { flows: FlowRow[]; hasParcels: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const [chosen, setChosen] = useState<string[]>(() => flows.map(({ id }) => id));
  const rehearsal = useRehearsal();
  const on = useSwitchOn();
  const result = rehearsal.data;
  const off = flows.filter(({ id, enabled }) => chosen.includes(id) && !enabled);
  return (
    <div className={styles.flows}>
      {flows.map((flow) => (
        <label key={flow.id} className={styles.flow}>
          <Checkbox
            checked={chosen.includes(flow.id)}
            onChange={(event) => {
              rehearsal.reset();
              setChosen(event.target.checked ? [...chosen, flow.id] : chosen.filter((id) => id !== flow.id));
            }}
          />
          <span>
            <Link to={`/flows/${flow.id}`}>{flow.name}</Link>{' '}
            <span className="hint">{t(flow.enabled ? 'common.on' : 'common.off')}</span>
            <small>{flow.sentence}</small>
          </span>
        </label>
      ))}
      <span className={styles.ways}>
        <Button
          size="small"
          disabled={chosen.length === 0}
          loading={rehearsal.isPending}
          onClick={() => rehearsal.mutate(chosen, { onError: say.failed })}
        >
          {t('today.start.rehearse')}
        </Button>
        <Button
          size="small"
          type="primary"
          disabled={off.length === 0}
          loading={on.isPending}
          onClick={() =>
            on.mutate(
              off.map(({ id }) => id),
              { onSuccess: () => say.done(t('today.start.isOn', { count: off.length })), onError: say.failed },
            )
          }
        >
          {t('today.start.switchOn')}
        </Button>
      </span>
      {result && (
        <p className={styles.rehearsal} role="status">
          {result.messages + result.tickets > 0
            ? t('today.start.would', {
                messages: result.messages,
                tickets: result.tickets,
                cost: money(result.cost),
              })
            : t(hasParcels ? 'today.start.wouldNothing' : 'today.start.noHistory')}
        </p>
      )}
    </div>
  );
}
