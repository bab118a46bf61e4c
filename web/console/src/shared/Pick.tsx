import { Select } from 'antd';

import page from './Page.module.css';

interface Props {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** One choice that narrows a list; nothing chosen means all. */
export function Pick({ label, value, options, onChange }: Props) {
  return (
    <Select<string>
      allowClear
      className={page.pick ?? ''}
      aria-label={label}
      placeholder={label}
      value={value || null}
      options={options}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
