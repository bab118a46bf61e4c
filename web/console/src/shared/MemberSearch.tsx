import { UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { get, query } from '@shared/api';
import type { MemberPage, MemberRow } from '@shared/growthTypes';
import type { Page } from '@shared/types';

import page from './Page.module.css';

interface Props {
  /** A member's id, or nothing. */
  value: string;
  onChange: (member: string) => void;
}

/** Chooses one buyer by whole phone, its last four digits, or whole name. */
export function MemberSearch({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const asked = words.trim();
  const found = useQuery({
    queryKey: ['members', 'search', asked],
    queryFn: ({ signal }) => get<Page<MemberRow>>(`/api/v1/members${query({ q: asked })}`, { signal }),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  });
  const chosen = useQuery({
    queryKey: ['members', 'one', value],
    queryFn: ({ signal }) => get<MemberPage>(`/api/v1/members/${value}`, { signal }),
    enabled: value !== '',
  });
  const rows = asked.length >= 2 ? (found.data?.items ?? []) : [];
  const known = chosen.data && !rows.some((row) => row.id === value) ? [chosen.data.member, ...rows] : rows;
  return (
    <Select<string>
      allowClear
      className={page.words ?? ''}
      showSearch={{ filterOption: false, onSearch: setWords }}
      prefix={<UserOutlined className="hint" />}
      aria-label={t('common.findBuyer')}
      placeholder={t('common.findBuyer')}
      value={value || null}
      options={known.map((row) => ({ value: row.id, label: `${row.buyerMasked} · ${row.tier}` }))}
      notFoundContent={
        <span className="hint">{t(asked.length < 2 ? 'common.findBuyerHint' : 'common.noBuyer')}</span>
      }
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
