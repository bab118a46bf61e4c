import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { get, query } from '@shared/api';
import type { SearchGroup } from '@shared/types';

import { isTyping, useKey } from '@/shared/keys';

import styles from './SearchBox.module.css';

/** While typing only numbers are looked up; people only when Enter says so. */
export const looksLikeNumber = (words: string) => /^[A-Za-z0-9-]{4,}$/.test(words.trim());

/** A hint may hold codes of states; people read words. */
export const hintWords = (t: TFunction, hint: string) =>
  hint.replace(/\b[A-Z_]{4,}\b/g, (code) => t(`domain.status.${code}`, { defaultValue: code }));

export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const field = () => box.current?.querySelector('input');
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const typed = useDeferredValue(words.trim());
  const whole = asked === typed && typed !== '';
  const found = useQuery({
    queryKey: ['search', typed, whole],
    queryFn: ({ signal }) =>
      get<{ groups: SearchGroup[] }>(
        `/api/v1/search${query({ q: typed, people: whole ? 'true' : null })}`,
        { signal },
      ),
    enabled: whole || looksLikeNumber(typed),
    placeholderData: (before) => before,
  });

  useKey((event) => {
    if (event.key !== '/' || isTyping(event)) return;
    event.preventDefault();
    field()?.focus();
    field()?.select();
  });

  const groups = typed === '' || !found.data ? [] : found.data.groups;
  const paths = new Map<string, string>();
  const options = groups
    .filter((group) => group.items.length > 0)
    .map((group) => ({
      label: t(`frame.search.${group.kind}`),
      options: group.items.map((item) => {
        const value = `${group.kind}:${item.id}`;
        if (item.path) paths.set(value, item.path);
        return {
          value,
          disabled: !item.path,
          label: (
            <span className={styles.answer}>
              <span>{item.title}</span>
              <span className={styles.hint}>{hintWords(t, item.hint)}</span>
            </span>
          ),
        };
      }),
    }));

  const nothing = found.isSuccess && typed !== '' && (whole || looksLikeNumber(typed));
  return (
    <div ref={box} className={styles.box}>
    <AutoComplete
      className={styles.field}
      value={words}
      options={options}
      open={isOpen && words.trim() !== ''}
      onOpenChange={setOpen}
      popupMatchSelectWidth={440}
      defaultActiveFirstOption={false}
      onSearch={(text) => {
        setWords(text);
        setAsked(null);
        setOpen(true);
      }}
      onSelect={(value: string) => {
        const path = paths.get(value);
        if (!path) return;
        setWords('');
        setOpen(false);
        field()?.blur();
        void navigate(path);
      }}
      notFoundContent={
        <span className={styles.hint}>
          {nothing ? t('frame.search.none', { words: typed }) : t('frame.search.hint')}
        </span>
      }
    >
      <Input
        allowClear
        variant="filled"
        prefix={<SearchOutlined className={styles.icon} />}
        suffix={words === '' ? <kbd className={styles.key}>/</kbd> : null}
        placeholder={t('frame.search.placeholder')}
        aria-label={t('frame.search.placeholder')}
        onPressEnter={() => {
          setAsked(words.trim());
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') field()?.blur();
        }}
      />
    </AutoComplete>
    </div>
  );
}
