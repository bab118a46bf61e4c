import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { TemplateView } from '@shared/growthTypes';

import { Blank } from '@/shared/Blank';
import { CardSkeleton } from '@/shared/CardSkeleton';
import { Chip } from '@/shared/Chip';
import { LoadFailed } from '@/shared/LoadFailed';
import page from '@/shared/Page.module.css';

import { MessagesHead } from './MessagesHead';
import { templatesQuery } from './queries';
import styles from './TemplateListPage.module.css';
import { readTemplate } from './templateText';

export function TemplateListPage() {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery);
  return (
    <div className={page.page}>
      <MessagesHead tab="templates" />
      <div className={`${page.body} ${styles.body}`}>
        <p className="quiet">{t('messages.templates.hint')}</p>
        {templates.isPending ? (
          <CardSkeleton height={132} />
        ) : templates.isError ? (
          <LoadFailed error={templates.error} retry={() => void templates.refetch()} />
        ) : templates.data.length === 0 ? (
          <Blank title={t('messages.templates.none')} />
        ) : (
          <ul className={styles.cards}>
            {templates.data.map((one) => (
              <TemplateCard key={one.id} template={one} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function TemplateCard({ template }: { template: TemplateView }) {
  const { t } = useTranslation();
  const words = readTemplate(template.yaml)?.zh;
  return (
    <li>
      <Link to={`/messages/templates/${template.id}`} className={styles.card}>
        <span className={styles.head}>
          <strong>{template.name}</strong>
          <Chip tone={template.marketing ? 'amber' : 'grey'}>{t(`domain.purpose.${template.purpose}`)}</Chip>
        </span>
        <span className={styles.words}>{words?.text}</span>
        <span className={styles.foot}>
          {template.version === 0
            ? t('messages.templates.asItCame')
            : t('messages.templates.changed', { version: template.version, who: template.changedBy })}
        </span>
      </Link>
    </li>
  );
}
