import { DownOutlined } from '@ant-design/icons';
import { Button, Checkbox, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Approval } from '@shared/types';

import { Calculation } from '@/shared/Calculation';
import { Chip, type ChipTone } from '@/shared/Chip';
import { At, Countdown, Sum } from '@/shared/Figures';
import { Why } from '@/shared/Why';

import styles from './ApprovalRow.module.css';
import { riskOf, type Risk } from './grouping';

const RISKS: Record<Risk, ChipTone> = { HIGH: 'vermilion', MEDIUM: 'amber', LOW: 'grey' };

interface Props {
  approval: Approval;
  mayDecide: boolean;
  isChosen: boolean;
  onChoose: (chosen: boolean) => void;
  onApprove: () => void;
  onRefuse: () => void;
}

export function ApprovalRow({ approval, mayDecide, isChosen, onChoose, onApprove, onRefuse }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const risk = riskOf(approval);
  const isWaiting = approval.state === 'waiting';
  const canAct = isWaiting && mayDecide && approval.mayDecide;
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        {isWaiting && mayDecide && (
          <Checkbox
            checked={isChosen}
            disabled={!canAct}
            aria-label={t('approvals.choose', { what: approval.title })}
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
        <div className={styles.words}>
          <div className={styles.title}>
            <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {approval.title} <DownOutlined rotate={isOpen ? 180 : 0} />
            </button>
            <Chip tone={RISKS[risk]}>{t(`approvals.risk.${risk}`)}</Chip>
            <Why receipt={approval.receipt} />
          </div>
          <div className={styles.facts}>
            <span>{t('approvals.from', { who: approval.requestedBy })}</span>
            {approval.receiver && <span>{t('approvals.to', { who: approval.receiver })}</span>}
            {approval.orderNumber && <span className="num">{approval.orderNumber}</span>}
            {approval.decidedBy && (
              <span>
                {t('approvals.decided', {
                  who: approval.decidedBy,
                  state: t(`approvals.state.${approval.state}`),
                })}{' '}
                {approval.decidedAt && <At time={approval.decidedAt} />}
              </span>
            )}
            {approval.reason && <span>{t('approvals.reason', { reason: approval.reason })}</span>}
          </div>
        </div>
        <div className={styles.money}>
          {approval.amount && <Sum of={approval.amount} strong />}
          {isWaiting && approval.dueAt && (
            <Countdown until={approval.dueAt} late={(length) => t('approvals.late', { length })} />
          )}
        </div>
        {isWaiting && mayDecide && (
          <Tooltip title={approval.mayDecide ? '' : t('approvals.notYou')}>
            <span className={styles.buttons}>
              <Button disabled={!canAct} onClick={onRefuse}>
                {t('approvals.refuse')}
              </Button>
              <Button type="primary" disabled={!canAct} onClick={onApprove}>
                {t('approvals.approve')}
              </Button>
            </span>
          </Tooltip>
        )}
      </div>
      {isOpen && <More approval={approval} />}
    </li>
  );
}

function More({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  return (
    <div className={styles.more}>
      {approval.clause && <p>{approval.clause}</p>}
      {approval.amount && approval.lines.length > 0 && (
        <Calculation lines={approval.lines} total={approval.amount} />
      )}
      {approval.onTimeout && <p className="quiet">{approval.onTimeout}</p>}
      <p className={styles.links}>
        {approval.case && (
          <Link to={`/cases/${approval.case.id}`}>
            {t('approvals.openCase', { number: approval.case.number })}
          </Link>
        )}
        {approval.parcel && (
          <Link to={`/parcels/${approval.parcel.id}`}>
            {t('approvals.openParcel')} <span className="num">{approval.parcel.number}</span>
          </Link>
        )}
      </p>
    </div>
  );
}

