import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useOutletContext, useParams, useSearchParams } from 'react-router';

import { CONNECTOR_ROLES } from '@shared/setupTypes';

import { useLanguage } from '@/app/i18n';
import { Blank } from '@/shared/Blank';
import { DetailDrawer } from '@/shared/DetailDrawer';
import { Panel } from '@/shared/Panel';
import type { DetailContext } from '@/shared/useDetail';
import { useSay } from '@/shared/useSay';

import { ConnectionForm } from './ConnectionForm';
import { ConnectorPicker } from './ConnectorPicker';
import { connectorsQuery, useAddConnection } from './queries';

export function NewConnectionDrawer() {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const { connector = '' } = useParams();
  const [search] = useSearchParams();
  const context = useOutletContext<DetailContext>();
  const cards = useQuery(connectorsQuery(useLanguage()));
  const add = useAddConnection(connector);
  const card = cards.data?.find((one) => one.connector === connector);
  const role = CONNECTOR_ROLES.find((one) => one === search.get('role')) ?? null;

  return (
    <DetailDrawer
      alone
      kind={connector ? <Link to="/connections/new">{t('connections.add')}</Link> : undefined}
      title={card ? card.title : t('connections.picker.title')}
      found={cards}
      context={context}
    >
      {!connector ? (
        <ConnectorPicker cards={cards.data ?? []} role={role} />
      ) : !card ? (
        <Blank title={t('connections.picker.unknown')} hint={t('connections.picker.unknownHint')}>
          <Link to="/connections/new">{t('connections.picker.back')}</Link>
        </Blank>
      ) : (
        <Panel
          title={t('connections.form.title')}
          hint={t('connections.form.hint', { title: card.title })}
          tail={
            <a href={card.homepage} target="_blank" rel="noopener noreferrer">
              {t('connections.form.homepage')}
            </a>
          }
        >
          <ConnectionForm
            key={connector}
            card={card}
            isSaving={add.isPending}
            onSave={(entry, onError) =>
              add.mutate(entry, {
                onSuccess: (made) => {
                  say.done(t('connections.made', { name: made.name }));
                  void navigate(`/connections/${made.id}`, { state: { isNew: true } });
                },
                onError,
              })
            }
          />
        </Panel>
      )}
    </DetailDrawer>
  );
}
