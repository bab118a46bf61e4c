import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';

import { fullTime } from '@shared/format';
import { ROLES, type Role } from '@shared/types';

import { CodeBlock } from '@/shared/CodeBlock';
import { showFieldErrors } from '@/shared/fieldErrors';
import { useSay } from '@/shared/useSay';

import { invitationsQuery, useAddAccount, useInvite } from './queries';

interface Entry {
  user: string;
  name: string;
  password?: string;
  roles: Role[];
}

/** A link that its receiver uses once to choose a password. */
export function InviteForm({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const [form] = Form.useForm<Entry>();
  const invite = useInvite();
  const add = useAddAccount();
  // Where links can't be made, the first password is chosen here.
  const byPassword = useQuery(invitationsQuery).data === null;
  const made = invite.data;
  const close = () => {
    invite.reset();
    onClose();
  };
  const failed = (failure: Error) => {
    if (!showFieldErrors(form, failure)) say.failed(failure);
  };
  const finish = ({ user, name, password, roles }: Entry) => {
    const person = { user: user.trim(), name: name.trim(), roles };
    if (!byPassword) invite.mutate(person, { onError: failed });
    else {
      add.mutate(
        { ...person, password: password ?? '' },
        {
          onSuccess: () => {
            say.done(t('team.invite.added', { name: person.name }));
            close();
          },
          onError: failed,
        },
      );
    }
  };
  return (
    <Modal open={isOpen} title={t('team.invite.open')} footer={null} destroyOnHidden mask={{ closable: !made }} onCancel={close}>
      {made ? (
        <>
          <Alert type="success" showIcon title={t('team.invite.made')} description={t('team.invite.until', { time: fullTime(made.until) })} />
          <CodeBlock title={t('team.invite.link')} text={made.link} />
          <Button type="primary" style={{ marginTop: 16 }} onClick={close}>
            {t('common.close')}
          </Button>
        </>
      ) : (
        <Form<Entry> form={form} layout="vertical" initialValues={{ roles: ['service'] }} onFinish={finish}>
          <Form.Item name="user" label={t('team.invite.user')} extra={t('team.invite.userHelp')} rules={[{ required: true, whitespace: true, message: t('team.invite.userNeeded') }]}>
            <Input autoFocus maxLength={200} autoComplete="off" placeholder="name@example.com" />
          </Form.Item>
          <Form.Item name="name" label={t('team.column.name')} rules={[{ required: true, whitespace: true, message: t('team.invite.nameNeeded') }]}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="roles" label={t('team.column.roles')} rules={[{ required: true, message: t('team.invite.rolesNeeded') }]}>
            <Select mode="multiple" options={ROLES.map((value) => ({ value, label: t(`domain.role.${value}`) }))} />
          </Form.Item>
          {byPassword && (
            <Form.Item name="password" label={t('team.invite.password')} extra={t('team.invite.passwordHelp')} rules={[{ required: true, message: t('team.invite.passwordNeeded') }]}>
              <Input.Password autoComplete="new-password" maxLength={200} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={invite.isPending || add.isPending}>
            {t(byPassword ? 'team.invite.add' : 'team.invite.make')}
          </Button>
        </Form>
      )}
    </Modal>
  );
}
