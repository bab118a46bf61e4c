import { Form, Input, InputNumber, Segmented, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

import type { ConnectorSetting } from '@shared/setupTypes';

interface Props {
  setting: ConnectorSetting;
  /** A secret that is stored: empty means that it stays. */
  isStored: boolean;
}

const FEW = 3;

/** One setting, asked for as its connector's card says. */
export function SettingField({ setting, isStored }: Props) {
  const { t } = useTranslation();
  const { name, type, label, help, required, fallback } = setting;
  const mustFill = required && !isStored;
  return (
    <Form.Item
      name={['settings', name]}
      label={label}
      extra={help || undefined}
      required={mustFill}
      {...(type === 'switch' ? { valuePropName: 'checked' } : {})}
      rules={
        mustFill ? [{ required: true, message: t('connections.form.needed', { what: label }) }] : []
      }
      {...(!required && fallback && type !== 'switch'
        ? { tooltip: t('connections.form.fallback', { value: fallback }) }
        : {})}
    >
      {control(setting, isStored ? t('connections.form.stored') : fallback)}
    </Form.Item>
  );
}

function control({ type, choices }: ConnectorSetting, placeholder: string) {
  switch (type) {
    case 'secret':
      return <Input.Password autoComplete="new-password" placeholder={placeholder} maxLength={8_000} />;
    case 'url':
      return <Input type="url" inputMode="url" placeholder={placeholder || 'https://'} maxLength={2_000} />;
    case 'number':
      return <InputNumber style={{ width: 200 }} placeholder={placeholder} />;
    case 'switch':
      return <Switch />;
    case 'choice':
      return choices.length <= FEW ? (
        <Segmented options={choices} />
      ) : (
        <Select options={choices.map((value) => ({ value, label: value }))} />
      );
    case 'text':
      return <Input autoComplete="off" placeholder={placeholder} maxLength={4_000} />;
  }
}
