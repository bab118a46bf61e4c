import { CheckCircleFilled, PauseCircleOutlined, PlusOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate, useParams } from 'react-router';

import type { Webhook } from '@shared/setupTypes';

import { Blank } from '@/shared/Blank';
import { CardSkeleton } from '@/shared/CardSkeleton';
import { Chip } from '@/shared/Chip';
import { Ago } from '@/shared/Figures';
import { LoadFailed } from '@/shared/LoadFailed';
import page from '@/shared/Page.module.css';
import { useDetail } from '@/shared/useDetail';

import styles from './developers.module.css';
import { DevelopersHead } from './DevelopersHead';
import { webhooksQuery } from './queries';

export function WebhooksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { webhookId = null } = useParams();
  const isAdding = useLocation().pathname.endsWith('/webhooks/new');
  const webhooks = useQuery(webhooksQuery);
  const all = webhooks.data ?? [];
  const detail = useDetail(
    '/developers/webhooks',
    all.map(({ id }) => id),
    isAdding ? 'new' : webhookId,
  );
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/developers/webhooks/new')}>
      {t('developers.webhooks.add')}
    </Button>
  );
  return (
    <div className={page.page}>
      <DevelopersHead tab="webhooks">{add}</DevelopersHead>
      <div className={`${page.body} ${styles.scroll}`}>
        {webhooks.isPending ? (
          <CardSkeleton count={3} />
        ) : webhooks.isError ? (
          <LoadFailed error={webhooks.error} retry={() => void webhooks.refetch()} />
        ) : all.length === 0 ? (
          <Blank title={t('developers.webhooks.none')} hint={t('developers.webhooks.noneHint')}>
            {add}
          </Blank>
        ) : (
          <ul className={styles.cards}>
            {all.map((webhook) => (
              <li key={webhook.id}>
                <Link to={`/developers/webhooks/${webhook.id}`} className={styles.card}>
                  <span className={styles.head}>
                    <strong>{webhook.name}</strong>
                    <WebhookState of={webhook} />
                  </span>
                  <span className={styles.url}>{webhook.url}</span>
                  <span className="hint">
                    {webhook.types.includes('*')
                      ? t('developers.webhooks.all')
                      : t('developers.webhooks.some', { count: webhook.types.length })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Outlet context={detail.context} />
    </div>
  );
}

export function WebhookState({ of }: { of: Webhook }) {
  const { t } = useTranslation();
  if (of.state === 'off') {
    return (
      <Chip tone="grey" icon={<PauseCircleOutlined />}>
        {t('common.off')}
      </Chip>
    );
  }
  return of.failingSince ? (
    <Chip tone="vermilion" icon={<WarningFilled />}>
      {t('developers.webhooks.failing')} <Ago at={of.failingSince} />
    </Chip>
  ) : (
    <Chip tone="jade" icon={<CheckCircleFilled />}>
      {t('developers.webhooks.well')}
    </Chip>
  );
}
