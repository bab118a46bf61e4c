import { Button, Result, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

import { ApiError } from '@shared/api';

/** What happened, what was kept, what to do, with an id to copy. */
export function LoadFailed({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const api = error instanceof ApiError ? error : null;
  const missing = api?.status === 404;
  const words = api?.isOffline ? t('common.noAnswer') : error.message;
  return (
    <Result
      status={missing ? '404' : 'warning'}
      title={missing ? t('common.notFound') : t('common.loadFailed')}
      subTitle={missing ? t('common.notFoundHint') : words}
      extra={!missing && <Button onClick={retry}>{t('common.retry')}</Button>}
    >
      {api?.traceId && (
        <Typography.Text type="secondary" copyable={{ text: api.traceId }}>
          {t('common.traceId', { id: api.traceId })}
        </Typography.Text>
      )}
    </Result>
  );
}
