import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './CopyText.module.css';
import { toClipboard } from './toClipboard';

/** A number with a way to take it along. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <span className={styles.text}>
      <span className={styles.words}>{label ?? text}</span>
      <button
        type="button"
        className={styles.button}
        aria-label={isCopied ? t('common.copied', { what: text }) : `${t('common.copy')} ${text}`}
        onClick={(event) => {
          event.stopPropagation();
          event.preventDefault();
          void toClipboard(text).then(() => setCopied(true));
        }}
      >
        {isCopied ? <CheckOutlined className={styles.done} /> : <CopyOutlined />}
      </button>
    </span>
  );
}
