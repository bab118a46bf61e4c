import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

import type { Webhook } from '@shared/setupTypes';

import { showFieldErrors } from '@/shared/fieldErrors';
import { useSay } from '@/shared/useSay';

import { triggersQuery, type WebhookEntry } from './queries';

interface Fields {
  name: string;
  url: string;
  types: string[];
  isOn: boolean;
}

interface Props {
  webhook?: Webhook;
  isSaving: boolean;
  onSave: (entry: WebhookEntry, onError: (failure: Error) => void) => void;
}

export function WebhookForm({ webhook, isSaving, onSave }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  const triggers = useQuery(triggersQuery);
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      disabled={isSaving}
      initialValues={{
        name: webhook?.name ?? '',
        url: webhook?.url ?? '',
        types: webhook?.types.filter((type) => type !== '*') ?? [],
        isOn: webhook?.state !== 'off',
      }}
      onFinish={({ name, url, types, isOn }) =>
        onSave(
          { name: name.trim(), url: url.trim(), types: types.length > 0 ? types : ['*'], state: isOn ? 'on' : 'off' },
          (failure) => {
            if (!showFieldErrors(form, failure)) say.failed(failure);
          },
        )
      }
    >
      <Form.Item name="name" label={t('developers.webhooks.name')} rules={[{ required: true, whitespace: true, message: t('developers.webhooks.nameNeeded') }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="url" label={t('developers.webhooks.url')} extra={t('developers.webhooks.urlHelp')} rules={[{ required: true, type: 'url', message: t('developers.webhooks.urlNeeded') }]}>
        <Input type="url" placeholder="https://" maxLength={2_000} />
      </Form.Item>
      <Form.Item name="types" label={t('developers.webhooks.types')} extra={t('developers.webhooks.typesHelp')}>
        <Select<string[]>
          mode="multiple"
          allowClear
          placeholder={t('developers.webhooks.all')}
          showSearch={{ optionFilterProp: 'label' }}
          options={(triggers.data ?? []).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))}
        />
      </Form.Item>
      <Form.Item name="isOn" label={t('developers.webhooks.state')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isSaving}>
        {t(webhook ? 'common.save' : 'developers.webhooks.make')}
      </Button>
    </Form>
  );
}
