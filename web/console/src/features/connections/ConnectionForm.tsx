import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import type { Connection, ConnectorCard } from '@shared/setupTypes';

import { showFieldErrors } from '@/shared/fieldErrors';
import { useSay } from '@/shared/useSay';

import type { ConnectionEntry } from './queries';
import { SettingField } from './SettingField';

interface Props {
  card: ConnectorCard;
  connection?: Connection;
  isSaving: boolean;
  onSave: (entry: ConnectionEntry, onError: (failure: Error) => void) => void;
}

/** The form that a connector's card draws; what the server refuses stands beside its field. */
export function ConnectionForm({ card, connection, isSaving, onSave }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const [form] = Form.useForm<ConnectionEntry>();
  const stored = new Set(connection?.secrets ?? []);
  return (
    <Form<ConnectionEntry>
      form={form}
      layout="vertical"
      disabled={isSaving}
      initialValues={{
        name: connection?.name ?? card.title,
        settings: initialSettings(card, connection),
      }}
      onFinish={(entry) =>
        onSave(entry, (refusal) => {
          if (!showFieldErrors(form, refusal)) say.failed(refusal);
        })
      }
    >
      <Form.Item
        name="name"
        label={t('connections.form.name')}
        extra={t('connections.form.nameHelp')}
        rules={[{ required: true, whitespace: true, message: t('connections.form.nameNeeded') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      {card.settings.map((setting) => (
        <SettingField key={setting.name} setting={setting} isStored={stored.has(setting.name)} />
      ))}
      <Button type="primary" htmlType="submit" loading={isSaving}>
        {t(connection ? 'common.save' : 'connections.form.connect')}
      </Button>
    </Form>
  );
}

/** Switches and numbers are text on the wire. */
function initialSettings(card: ConnectorCard, connection: Connection | undefined) {
  return Object.fromEntries(
    card.settings.map(({ name, type, fallback }) => {
      const text = connection?.settings[name];
      if (type === 'switch') return [name, (text ?? fallback) === 'true'];
      if (type === 'choice') return [name, text ?? fallback];
      if (type === 'number') return [name, text === undefined ? undefined : Number(text)];
      return [name, text];
    }),
  );
}
