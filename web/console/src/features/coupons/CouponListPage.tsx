import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate, useParams } from 'react-router';

import { useMay } from '@/app/session';
import { Blank } from '@/shared/Blank';
import { CardSkeleton } from '@/shared/CardSkeleton';
import { LoadFailed } from '@/shared/LoadFailed';
import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { useDetail } from '@/shared/useDetail';

import { BatchCard } from './BatchCard';
import styles from './CouponListPage.module.css';
import { batchesQuery } from './queries';

export function CouponListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('coupons.edit');
  const { batchId = null } = useParams();
  const isAdding = useLocation().pathname === '/coupons/new';
  const batches = useQuery(batchesQuery);
  const all = batches.data ?? [];
  const detail = useDetail(
    '/coupons',
    all.map(({ batch }) => batch),
    isAdding ? 'new' : batchId,
  );
  const add = mayEdit && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/coupons/new')}>
      {t('coupons.add')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('coupons.title')} hint={t('coupons.hint')}>
        {add}
      </PageHead>
      <div className={page.body}>
        {batches.isPending ? (
          <CardSkeleton height={168} />
        ) : batches.isError ? (
          <LoadFailed error={batches.error} retry={() => void batches.refetch()} />
        ) : all.length === 0 ? (
          <Blank title={t('coupons.empty.title')} hint={t('coupons.empty.hint')}>
            {add}
          </Blank>
        ) : (
          <ul className={styles.cards}>
            {all.map((batch) => (
              <BatchCard key={batch.batch} batch={batch} isCurrent={batch.batch === detail.current} />
            ))}
          </ul>
        )}
      </div>
      <Outlet context={detail.context} />
    </>
  );
}
