import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ConnectionTest, TestCall } from '@shared/setupTypes';

import { Chip, type ChipTone } from '@/shared/Chip';
import { CodeBlock } from '@/shared/CodeBlock';
import { Panel } from '@/shared/Panel';
import { useSay } from '@/shared/useSay';

import { useTestConnection } from './queries';
import styles from './TestPanel.module.css';

const LOOKS: Record<ConnectionTest['outcome'], { tone: ChipTone; icon: ReactNode }> = {
  done: { tone: 'jade', icon: <CheckCircleFilled /> },
  refused: { tone: 'vermilion', icon: <CloseCircleFilled /> },
  not_now: { tone: 'amber', icon: <QuestionCircleFilled /> },
  unknown: { tone: 'amber', icon: <QuestionCircleFilled /> },
};

/** Asks the provider something cheap, and shows word for word what was said. */
export function TestPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const test = useTestConnection(id);
  const result = test.data;
  return (
    <Panel
      title={t('connections.test.title')}
      hint={t('connections.test.hint')}
      tail={
        <Button
          size="small"
          loading={test.isPending}
          onClick={() => test.mutate(undefined, { onError: say.failed })}
        >
          {t('connections.test.run')}
        </Button>
      }
    >
      <div role="status">
        {result && (
          <p className={styles.verdict}>
            <Chip tone={LOOKS[result.outcome].tone} icon={LOOKS[result.outcome].icon}>
              {t(`connections.test.${result.outcome}`)}
            </Chip>
            <span>{result.words}</span>
          </p>
        )}
        {result?.calls.map((call, at) => (
          <Call key={at} call={call} />
        ))}
        {result && result.calls.length === 0 && (
          <p className="hint">{t('connections.test.noCalls')}</p>
        )}
      </div>
    </Panel>
  );
}

function Call({ call }: { call: TestCall }) {
  const { t } = useTranslation();
  return (
    <article className={styles.call}>
      <header>
        <b>{call.method}</b>
        <span className={styles.address}>{call.address}</span>
        <span className="num">{call.status > 0 ? call.status : t('connections.test.noStatus')}</span>
        <span className="hint num">{t('connections.test.millis', { count: call.millis })}</span>
      </header>
      {call.reason && <p>{call.reason}</p>}
      <CodeBlock title={t('connections.test.request')} text={call.request} />
      <CodeBlock title={t('connections.test.answer')} text={call.answer} />
    </article>
  );
}
