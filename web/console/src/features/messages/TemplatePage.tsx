import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Skeleton } from 'antd';

import { LoadFailed } from '@/shared/LoadFailed';

import { templateQuery } from './queries';
import { TemplateDesk } from './TemplateDesk';

export function TemplatePage() {
  const { t } = useTranslation();
  const { templateId = '' } = useParams();
  const found = useQuery(templateQuery(templateId));
  if (found.isError) return <LoadFailed error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) {
    return <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 10 }} aria-label={t('common.loading')} />;
  }
  return <TemplateDesk key={`${templateId}:${found.data.version}`} template={found.data} />;
}
