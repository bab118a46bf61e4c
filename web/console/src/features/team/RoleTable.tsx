import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

import { ROLES, type Role } from '@shared/types';

import styles from './TeamPage.module.css';

/** What each role may do, as the server decides it. */
const DUTIES: [duty: string, of: Role[]][] = [
  ['see', [...ROLES]],
  ['ship', ['owner', 'operator', 'service', 'warehouse']],
  ['serve', ['owner', 'operator', 'service']],
  ['reveal', ['owner', 'operator', 'service']],
  ['flows', ['owner', 'operator']],
  ['connections', ['owner', 'operator']],
  ['keys', ['owner', 'developer']],
  ['approve', ['owner', 'approver']],
  ['team', ['owner']],
  ['audit', ['owner']],
];

export function RoleTable() {
  const { t } = useTranslation();
  return (
    <div className={styles.scroll} role="region" aria-label={t('team.roles.title')} tabIndex={0}>
      <table className={styles.duties}>
        <thead>
          <tr>
            <th />
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {t(`domain.role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DUTIES.map(([duty, of]) => (
            <tr key={duty}>
              <th scope="row">{t(`team.roles.${duty}`)}</th>
              {ROLES.map((role) => (
                <td key={role}>
                  {of.includes(role) ? (
                    <CheckOutlined className={styles.may ?? ''} aria-label={t('team.roles.may')} />
                  ) : (
                    <span className="hint" aria-label={t('team.roles.mayNot')}>
                      —
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
