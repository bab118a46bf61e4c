import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { CONNECTOR_ROLES, type ConnectorCard, type ConnectorRole } from '@shared/setupTypes';

import styles from './ConnectorPicker.module.css';

interface Props {
  cards: ConnectorCard[];
  /** Those of one role first asked for. */
  role: ConnectorRole | null;
}

/** What can be connected, by what it does. */
export function ConnectorPicker({ cards, role }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = cards.filter(
    (card) =>
      wanted === '' || card.title.toLowerCase().includes(wanted) || card.connector.includes(wanted),
  );
  const roles = role ? [role, ...CONNECTOR_ROLES.filter((one) => one !== role)] : CONNECTOR_ROLES;
  return (
    <div className={styles.picker}>
      <Input
        allowClear
        autoFocus
        prefix={<SearchOutlined className="hint" />}
        value={words}
        placeholder={t('connections.picker.search')}
        aria-label={t('connections.picker.search')}
        onChange={(event) => setWords(event.target.value)}
      />
      {found.length === 0 && (
        <p className={styles.none}>{t('connections.picker.none', { words: words.trim() })}</p>
      )}
      {roles.map((one) => {
        const of = found.filter((card) => card.roles.includes(one));
        return of.length === 0 ? null : (
          <section key={one}>
            <h3>{t(`connections.role.${one}`)}</h3>
            <ul>
              {of.map((card) => (
                <li key={card.connector}>
                  <Link to={`/connections/new/${card.connector}`} className={styles.choice}>
                    <span className={styles.sign} aria-hidden>
                      {card.title.slice(0, 1)}
                    </span>
                    <span>
                      <strong>{card.title}</strong>
                      <small>{hostOf(card.homepage)}</small>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function hostOf(address: string) {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : address;
}
