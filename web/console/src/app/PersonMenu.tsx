import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useAppearance, type Appearance } from './appearance';
import { switchLanguage, useLanguage } from './i18n';
import styles from './PersonMenu.module.css';
import { useLogOut, useSession } from './session';

const APPEARANCES: Appearance[] = ['light', 'dark', 'system'];

export function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const [appearance, setAppearance] = useAppearance();
  const logOut = useLogOut();

  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'appearance',
      label: t('frame.person.appearance'),
      children: APPEARANCES.map((choice) => ({
        key: choice,
        label: t(`frame.person.${choice}`),
        onClick: () => setAppearance(choice),
      })),
    },
    { type: 'divider' },
    { key: 'account', label: <Link to="/account">{t('frame.person.account')}</Link> },
    { key: 'exports', label: <Link to="/exports">{t('frame.person.exports')}</Link> },
    { key: 'keys', label: t('frame.person.keys'), extra: '?', onClick: onKeys },
    { type: 'divider' },
    { key: 'out', label: t('frame.person.logOut'), onClick: () => logOut.mutate() },
  ];

  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, selectable: true, selectedKeys: [appearance], className: styles.menu }}
    >
      <button type="button" className={styles.person} title={t('frame.person.menu')}>
        <span className={styles.face}>{user.displayName.slice(0, 1).toUpperCase()}</span>
        <span className={styles.names}>
          <span className={styles.name}>{user.displayName}</span>
          <small>{t(`domain.role.${user.role}`)}</small>
        </span>
      </button>
    </Dropdown>
  );
}

export function LanguageButton() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Button
      type="text"
      size="small"
      className={styles.language}
      title={t('frame.person.language')}
      onClick={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {language === 'zh' ? '中 / EN' : 'EN / 中'}
    </Button>
  );
}
