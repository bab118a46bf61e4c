import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Approval } from '@shared/types';

import { Calculation } from '@/shared/Calculation';
import { ReceiptCard } from '@/shared/Why';

import styles from './ApprovalRow.module.css';
import { approvedCaseQuery } from './queries';

/** The grounds: the calculation of its claim, and the receipt of what asked. */
export function ApprovalMore({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const found = useQuery({
    ...approvedCaseQuery(approval.caseId ?? ''),
    enabled: approval.caseId !== null,
  });
  const calculation = found.data?.calculation;
  return (
    <div className={styles.more}>
      {approval.why.length > 0 && (
        <p>
          {approval.why
            .map((code) => t(`approvals.why.${code}`, { defaultValue: code }))
            .join(' · ')}
        </p>
      )}
      {approval.caseId !== null && found.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      {calculation && (
        <Calculation of={calculation} currency={approval.amount?.currency ?? 'CNY'} />
      )}
      {!approval.caseId && <ReceiptCard receipt={approval.receipt} />}
      <p className={styles.links}>
        {approval.caseId && <Link to={`/cases/${approval.caseId}`}>{t('approvals.openCase')}</Link>}
        {approval.parcel && (
          <Link to={`/parcels/${approval.parcel}`}>{t('approvals.openParcel')}</Link>
        )}
      </p>
    </div>
  );
}
