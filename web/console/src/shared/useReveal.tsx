import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { post } from '@shared/api';
import type { BuyerCard } from '@shared/types';

import { useMay } from '@/app/session';
import { useSay } from './useSay';

const SECONDS = 60;

/** Shows a person for a minute, for a reason that is written down. */
export function useReveal(masked: BuyerCard | null) {
  const { t } = useTranslation();
  const say = useSay();
  const mayReveal = useMay('people.reveal');
  const [isAsking, setAsking] = useState(false);
  const [whole, setWhole] = useState<BuyerCard | null>(null);
  const [secondsLeft, setSecondsLeft] = useState(0);
  const token = masked?.token ?? null;
  const reveal = useMutation({
    mutationFn: (reason: string) => post<BuyerCard>(`/api/v1/people/${token}/reveal`, { reason }),
    onSuccess: (person) => {
      setWhole({ ...masked, ...person });
      setSecondsLeft(SECONDS);
      setAsking(false);
    },
    onError: say.failed,
  });

  useEffect(() => {
    setWhole(null);
    setSecondsLeft(0);
  }, [token]);
  useEffect(() => {
    if (secondsLeft === 0) return undefined;
    const timer = setTimeout(() => {
      if (secondsLeft === 1) setWhole(null);
      setSecondsLeft(secondsLeft - 1);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [secondsLeft]);

  const button =
    mayReveal && token && !whole ? (
      <>
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setAsking(true)}>
          {t('common.show')}
        </Button>
        <Modal
          open={isAsking}
          title={t('parcels.reveal.title')}
          footer={null}
          width={400}
          destroyOnHidden
          onCancel={() => setAsking(false)}
        >
          <p className="quiet">{t('parcels.reveal.hint')}</p>
          <Form
            layout="vertical"
            requiredMark={false}
            onFinish={(entry: { reason: string }) => reveal.mutate(entry.reason)}
          >
            <Form.Item
              name="reason"
              label={t('parcels.reveal.reason')}
              rules={[{ required: true, whitespace: true, message: t('parcels.reveal.reasonNeeded') }]}
            >
              <Input autoFocus maxLength={200} placeholder={t('parcels.reveal.reasonHint')} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={reveal.isPending}>
              {t('parcels.reveal.show')}
            </Button>
          </Form>
        </Modal>
      </>
    ) : null;

  return { person: whole ?? masked, secondsLeft, button };
}
