import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Asks before what was written is left unsaved, also when the tab is closed. */
export function useHeldPage(isHeld: boolean) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isHeld && currentLocation.pathname !== nextLocation.pathname,
  );
  const hold = useRef(blocker);
  hold.current = blocker;
  useEffect(() => {
    if (blocker.state !== 'blocked') return undefined;
    const dialog = modal.confirm({
      title: t('flows.unsaved'),
      content: t('flows.leave'),
      okText: t('flows.leaveNow'),
      onOk: () => hold.current.proceed?.(),
      onCancel: () => hold.current.reset?.(),
    });
    return () => dialog.destroy();
  }, [blocker.state, modal, t]);
  useEffect(() => {
    if (!isHeld) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isHeld]);
}
