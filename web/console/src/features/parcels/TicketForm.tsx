import { Button, Form, Input, Modal, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';

import { useSay } from '@/shared/useSay';

import { useOpenTicket, type NewTicket } from './queries';

interface Props {
  parcelId: string;
  /** What the ticket begins with; null: closed. */
  title: string | null;
  onClose: () => void;
}

const PRIORITIES: NewTicket['priority'][] = ['NORMAL', 'HIGH', 'URGENT'];

export function TicketForm({ parcelId, title, onClose }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const open = useOpenTicket(parcelId);
  return (
    <Modal
      open={title !== null}
      title={t('parcels.ticket.title')}
      footer={null}
      width={440}
      destroyOnHidden
      onCancel={onClose}
    >
      <Form<NewTicket>
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: title ?? '', priority: 'NORMAL' }}
        onFinish={(ticket) =>
          open.mutate(ticket, {
            onSuccess: () => {
              say.done(t('parcels.ticket.created'));
              onClose();
            },
            onError: say.failed,
          })
        }
      >
        <Form.Item
          name="title"
          label={t('parcels.ticket.subject')}
          rules={[{ required: true, whitespace: true, message: t('parcels.ticket.subjectNeeded') }]}
        >
          <Input autoFocus maxLength={120} placeholder={t('parcels.ticket.subjectHint')} />
        </Form.Item>
        <Form.Item name="priority" label={t('parcels.ticket.priority')}>
          <Segmented
            options={PRIORITIES.map((value) => ({ value, label: t(`parcels.ticket.${value}`) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {t('parcels.ticket.create')}
        </Button>
      </Form>
    </Modal>
  );
}
