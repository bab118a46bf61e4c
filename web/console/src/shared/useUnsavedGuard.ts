import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** What was typed and not kept is not lost by a careless press on a link. */
export function useUnsavedGuard(isDirty: boolean) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const leaving = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (leaving.state !== 'blocked') return;
    modal.confirm({
      title: t('common.unsaved.title'),
      okText: t('common.unsaved.leave'),
      cancelText: t('common.unsaved.stay'),
      onOk: () => leaving.proceed(),
      onCancel: () => leaving.reset(),
    });
  }, [leaving, modal, t]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
