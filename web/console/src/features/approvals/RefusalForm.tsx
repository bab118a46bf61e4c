import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import type { Approval } from '@shared/types';

interface Props {
  approvals: Approval[];
  isBusy: boolean;
  onClose: () => void;
  onRefuse: (reason: string) => void;
}

export function RefusalForm({ approvals, isBusy, onClose, onRefuse }: Props) {
  const { t } = useTranslation();
  const [first] = approvals;
  const title =
    approvals.length > 1
      ? t('approvals.refusal.many', { count: approvals.length })
      : t('approvals.refusal.title', { what: first?.title ?? '' });
  return (
    <Modal open={approvals.length > 0} title={title} footer={null} width={440} destroyOnHidden onCancel={onClose}>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }: { reason: string }) => onRefuse(reason.trim())}
      >
        <Form.Item
          name="reason"
          label={t('approvals.refusal.reason')}
          extra={t('approvals.refusal.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('approvals.refusal.needed') }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={300} />
        </Form.Item>
        <Button type="primary" danger htmlType="submit" loading={isBusy}>
          {t('approvals.refuse')}
        </Button>
      </Form>
    </Modal>
  );
}
