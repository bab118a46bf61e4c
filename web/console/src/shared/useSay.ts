import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiError } from '@shared/api';

/** Short answers at the top of the page: what was done, or why it was not. */
export function useSay() {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const failed = useCallback(
    (error: Error) => {
      const offline = error instanceof ApiError && error.isOffline;
      void message.error(offline ? t('common.noAnswer') : error.message, 6);
    },
    [message, t],
  );
  const done = useCallback((words: string) => void message.success(words), [message]);
  const note = useCallback((words: string) => void message.info(words), [message]);
  return { failed, done, note };
}
