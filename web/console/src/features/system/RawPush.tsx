import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CodeBlock } from '@/shared/CodeBlock';
import { Panel } from '@/shared/Panel';
import { useSay } from '@/shared/useSay';

import { useRevealRaw } from './quarantineQueries';

const SECONDS = 60;

/** What came as it came, for a minute and a reason that is written down. */
export function RawPush({ id }: { id: string }) {
  const { t } = useTranslation();
  const say = useSay();
  const reveal = useRevealRaw(id);
  const [secondsLeft, setSecondsLeft] = useState(0);
  const { reset } = reveal;
  useEffect(() => {
    if (secondsLeft === 0) return undefined;
    const timer = setTimeout(() => {
      if (secondsLeft === 1) reset();
      setSecondsLeft(secondsLeft - 1);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [secondsLeft, reset]);

  if (reveal.data) {
    return (
      <Panel title={t('system.quarantine.raw')} tail={t('system.quarantine.rawFor', { seconds: secondsLeft })}>
        <CodeBlock title={t('system.quarantine.raw')} text={reveal.data.raw} />
      </Panel>
    );
  }
  return (
    <Panel title={t('system.quarantine.raw')} hint={t('system.quarantine.rawHint')}>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }: { reason: string }) =>
          reveal.mutate(reason.trim(), { onSuccess: () => setSecondsLeft(SECONDS), onError: say.failed })
        }
      >
        <Form.Item
          name="reason"
          label={t('system.quarantine.reason')}
          rules={[{ required: true, whitespace: true, message: t('system.quarantine.reasonNeeded') }]}
        >
          <Input maxLength={200} placeholder={t('system.quarantine.reasonHint')} />
        </Form.Item>
        <Button htmlType="submit" loading={reveal.isPending}>
          {t('system.quarantine.rawShow')}
        </Button>
      </Form>
    </Panel>
  );
}
