import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { money } from '@shared/format';
import type { CaseView } from '@shared/types';

import { useMay } from '@/app/session';
import { useSay } from '@/shared/useSay';

import styles from './CaseButtons.module.css';
import { useTransition } from './queries';

type Stop = 'refuse' | 'cancel';

interface Props {
  view: CaseView;
  receiver: string;
}

/** What may be done now, as verbs; what moves money repeats sum and receiver before it does. */
export function CaseButtons({ view, receiver }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const { modal } = App.useApp();
  const mayApprove = useMay('cases.approve');
  const mayWork = useMay('cases.work');
  const { claim } = view;
  const transition = useTransition(claim.id);
  const [stopping, setStopping] = useState<Stop | null>(null);
  const sum = claim.amount ? money(claim.amount) : '';
  const isWaiting = view.approval !== null && mayApprove;
  const mayCancel = mayWork && view.next.includes('cancelled');

  const carryOut = (name: string, body?: Record<string, unknown>) =>
    transition
      .mutateAsync({ name, ...(body ? { body } : {}) })
      .then(() => say.done(t(`cases.done.${name}`)))
      .catch(say.failed);

  const askApprove = () =>
    modal.confirm({
      title: t('cases.ask.approve', { sum, who: receiver }),
      content: t('cases.ask.hint'),
      okText: t('cases.verb.approve', { sum }),
      onOk: () => carryOut('approve'),
    });

  if (!isWaiting && !mayCancel) return null;
  return (
    <div className={styles.buttons}>
      {isWaiting && (
        <>
          <Button type="primary" loading={transition.isPending} onClick={askApprove}>
            {t('cases.verb.approve', { sum })}
          </Button>
          <Button disabled={transition.isPending} onClick={() => setStopping('refuse')}>
            {t('cases.verb.refuse')}
          </Button>
        </>
      )}
      {mayCancel && (
        <Button disabled={transition.isPending} onClick={() => setStopping('cancel')}>
          {t('cases.verb.cancel')}
        </Button>
      )}
      <Modal
        open={stopping !== null}
        title={stopping && t(`cases.refusal.${stopping}`)}
        footer={null}
        width={440}
        destroyOnHidden
        onCancel={() => setStopping(null)}
      >
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }: { reason: string }) => {
            if (!stopping) return;
            void carryOut(stopping, { reason: reason.trim() }).then(() => setStopping(null));
          }}
        >
          <Form.Item
            name="reason"
            label={t('cases.refusal.reason')}
            extra={t('cases.refusal.reasonHint')}
            rules={[{ required: true, whitespace: true, message: t('cases.refusal.needed') }]}
          >
            <Input.TextArea autoFocus rows={3} maxLength={300} />
          </Form.Item>
          <Button type="primary" danger htmlType="submit" loading={transition.isPending}>
            {stopping && t(`cases.verb.${stopping}`)}
          </Button>
        </Form>
      </Modal>
    </div>
  );
}
