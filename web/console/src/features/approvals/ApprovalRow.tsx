import { DownOutlined } from '@ant-design/icons';
import { Button, Checkbox, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Approval } from '@shared/types';

import { actorName } from '@/shared/actorName';
import { Chip, type ChipTone } from '@/shared/Chip';
import { Ago, At, Countdown, Sum } from '@/shared/Figures';
import { Why } from '@/shared/Why';

import { ApprovalMore } from './ApprovalMore';
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
            <span>
              {t('approvals.from', {
                who: approval.causedBy
                  .map((actor) => actorName(t, actor, approval.receipt?.name))
                  .join(', '),
              })}
            </span>
            <Ago at={approval.createdAt} />
            {approval.decidedBy && (
              <span>
                {t('approvals.decided', {
                  who: actorName(t, approval.decidedBy),
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
      {isOpen && <ApprovalMore approval={approval} />}
    </li>
  );
}
