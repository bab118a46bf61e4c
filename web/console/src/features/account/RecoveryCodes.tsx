import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { saveFile } from '@/shared/saveFile';
import { toClipboard } from '@/shared/toClipboard';
import { useSay } from '@/shared/useSay';

import styles from './AccountPage.module.css';

/** Shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const text = codes.join('\n');
  return (
    <>
      <div className={styles.steps}>
        <div>
          <h3>3 · {t('account.factor.step3')}</h3>
          <p>{t('account.factor.step3Hint')}</p>
        </div>
      </div>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code className="mono">{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          onClick={() =>
            void toClipboard(text).then(() => say.done(t('common.copied', { what: t('account.factor.step3') })))
          }
        >
          {t('account.factor.copyAll')}
        </Button>
        <Button onClick={() => saveFile(`${t('account.factor.file')}.txt`, `${text}\n`, 'text/plain')}>
          {t('account.factor.download')}
        </Button>
        <Button type="primary" onClick={onKept}>
          {t('account.factor.saved')}
        </Button>
      </div>
    </>
  );
}
