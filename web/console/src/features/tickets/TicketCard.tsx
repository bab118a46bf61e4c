import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { TicketView } from '@shared/types';

import { useMay, useSession } from '@/app/session';
import { Chip, type ChipTone } from '@/shared/Chip';
import { Ago, At, Countdown } from '@/shared/Figures';
import { useSay } from '@/shared/useSay';
import { Why } from '@/shared/Why';

import { useTicketAct } from './queries';
import styles from './TicketCard.module.css';

const TONES: Record<TicketView['priority'], ChipTone> = { URGENT: 'vermilion', HIGH: 'amber', NORMAL: 'grey', LOW: 'grey' };

export function TicketCard({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const say = useSay();
  const { user } = useSession();
  const mayWork = useMay('tickets.work');
  const act = useTicketAct();
  const [note, setNote] = useState<string | null>(null);
  const isOpen = ticket.state === 'open';
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <strong>{ticket.title}</strong>
        <Chip tone={TONES[ticket.priority] ?? 'grey'}>{t(`tickets.priority.${ticket.priority}`)}</Chip>
        {ticket.receipt && <Why receipt={ticket.receipt} />}
        {isOpen && ticket.dueAt && (
          <span className={styles.clock}>
            <Countdown until={ticket.dueAt} late={(length) => t('tickets.late', { length })} />
          </span>
        )}
      </div>
      <p className={styles.facts}>
        {ticket.parcel && (
          <Link to={`/parcels/${ticket.parcel.id}`} className="num">
            {ticket.parcel.number}
          </Link>
        )}
        {ticket.orderNumber && <span className="num">{ticket.orderNumber}</span>}
        <span>{t('tickets.by', { who: ticket.createdBy })}</span>
        <Ago at={ticket.createdAt} />
        {ticket.assignee && <span>{t('tickets.assigned', { who: ticket.assignee })}</span>}
      </p>
      {ticket.suggestion && (
        <p>
          <span className="hint">{t('tickets.suggestion')}</span> {ticket.suggestion}
        </p>
      )}
      {ticket.comments.map((comment) => (
        <p key={comment.at} className={styles.note}>
          <At time={comment.at} /> <span className="quiet">{comment.by}</span> {comment.text}
        </p>
      ))}
      {note !== null && (
        <Space.Compact block className={styles.write}>
          <Input
            autoFocus
            value={note}
            maxLength={300}
            aria-label={t('tickets.comment')}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            disabled={note.trim() === ''}
            loading={act.isPending}
            onClick={() =>
              act.mutate(
                { id: ticket.id, name: 'comment', body: { text: note.trim() } },
                { onSuccess: () => setNote(null), onError: say.failed },
              )
            }
          >
            {t('tickets.commentAdd')}
          </Button>
        </Space.Compact>
      )}
      {isOpen && mayWork && (
        <div className={styles.buttons}>
          <Button
            size="small"
            type="primary"
            onClick={() =>
              act.mutate(
                { id: ticket.id, name: 'done' },
                { onSuccess: () => say.done(t('tickets.finished')), onError: say.failed },
              )
            }
          >
            {t('tickets.done')}
          </Button>
          {ticket.assignee !== user.name && (
            <Button
              size="small"
              onClick={() =>
                act.mutate(
                  { id: ticket.id, name: 'assign', body: { assignee: user.name } },
                  { onSuccess: () => say.done(t('tickets.taken')), onError: say.failed },
                )
              }
            >
              {t('tickets.take')}
            </Button>
          )}
          {note === null && (
            <Button size="small" type="text" onClick={() => setNote('')}>
              {t('tickets.comment')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
