import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { money } from '@shared/format';
import type { CaseView } from '@shared/types';

import { useMay } from '@/app/session';
import { useSay } from '@/shared/useSay';

import styles from './CaseButtons.module.css';
import { useTransition } from './queries';

const MONEY_VERBS = ['approve', 'pay'] as const;

/** What may be done now, as verbs; what moves money repeats sum and receiver before it does. */
export function CaseButtons({ claim }: { claim: CaseView }) {
  const { t } = useTranslation();
  const say = useSay();
  const { modal } = App.useApp();
  const mayApprove = useMay('cases.approve');
  const transition = useTransition(claim.id);
  const [isRefusing, setRefusing] = useState(false);
  const sum = claim.amount ? money(claim.amount) : '';
  const may = (verb: string) => mayApprove && claim.transitions.includes(verb);

  const carryOut = (verb: string, body?: Record<string, unknown>) =>
    transition
      .mutateAsync({ name: verb, ...(body ? { body } : {}) })
      .then(() => say.done(t(`cases.done.${verb}`)))
      .catch(say.failed);

  const ask = (verb: 'approve' | 'pay' | 'reopen') =>
    modal.confirm({
      title: t(`cases.ask.${verb}`, { sum, who: claim.receiver.name }),
      content: verb === 'reopen' ? undefined : (
        <>
          <p>{t('cases.ask.way', { way: t(`domain.way.${claim.receiver.way}`) })}</p>
          <p>{t('cases.ask.hint')}</p>
        </>
      ),
      okText: t(`cases.verb.${verb}`, { sum }),
      onOk: () => carryOut(verb),
    });

  if (!mayApprove || claim.transitions.every((verb) => verb === 'assess')) return null;
  return (
    <div className={styles.buttons}>
      {MONEY_VERBS.filter(may).map((verb) => (
        <Button key={verb} type="primary" loading={transition.isPending} onClick={() => ask(verb)}>
          {t(`cases.verb.${verb}`, { sum })}
        </Button>
      ))}
      {may('refuse') && (
        <Button disabled={transition.isPending} onClick={() => setRefusing(true)}>
          {t('cases.verb.refuse')}
        </Button>
      )}
      {may('reopen') && (
        <Button disabled={transition.isPending} onClick={() => ask('reopen')}>
          {t('cases.verb.reopen')}
        </Button>
      )}
      <Modal
        open={isRefusing}
        title={t('cases.refusal.title')}
        footer={null}
        width={440}
        destroyOnHidden
        onCancel={() => setRefusing(false)}
      >
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }: { reason: string }) =>
            void carryOut('refuse', { reason: reason.trim() }).then(() => setRefusing(false))
          }
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
            {t('cases.verb.refuse')}
          </Button>
        </Form>
      </Modal>
    </div>
  );
}
