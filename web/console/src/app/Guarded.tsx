import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';

import { useMay, type Permission } from './session';

export function Guarded({ by }: { by: Permission }) {
  const { t } = useTranslation();
  const allowed = useMay(by);
  if (allowed) return <Outlet />;
  return (
    <Result status="403" title={t('common.forbidden')} subTitle={t('common.forbiddenHint')} />
  );
}
