import { useTranslation } from 'react-i18next';

import styles from './CodeBlock.module.css';
import { CopyText } from './CopyText';

/** What went over the wire, readable: JSON is set out, the rest stays as it was. */
export function CodeBlock({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation();
  const shown = setOut(text);
  return (
    <figure className={styles.block}>
      <figcaption>
        <span>{title}</span>
        {text !== '' && <CopyText text={text} label="" />}
      </figcaption>
      {shown === '' ? (
        <p className="hint">{t('common.nothingSent')}</p>
      ) : (
        <pre tabIndex={0}>{shown}</pre>
      )}
    </figure>
  );
}

const FORM = /^[\w.-]+=[^\s]*(&[\w.-]+=[^\s]*)*$/;

/** JSON over lines; a form one field a line, decoded. */
export function setOut(text: string): string {
  const trimmed = text.trim();
  if (FORM.test(trimmed)) {
    return [...new URLSearchParams(trimmed)].map(([name, value]) => `${name} = ${value}`).join('\n');
  }
  if (!/^[[{]/.test(trimmed)) return trimmed;
  try {
    return JSON.stringify(JSON.parse(trimmed), null, 2);
  } catch {
    return trimmed;
  }
}
