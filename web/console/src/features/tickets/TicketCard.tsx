import { useQuery } from '@tanstack/react-query';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { TicketView } from '@shared/types';

import { useMay, useSession } from '@/app/session';
import { actorName } from '@/shared/actorName';
import { Chip, type ChipTone } from '@/shared/Chip';
import { Ago, At, Countdown } from '@/shared/Figures';
import { useSay } from '@/shared/useSay';
import { Why } from '@/shared/Why';

import { ticketQuery, useTicketAct } from './queries';
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
  const whole = useQuery({ ...ticketQuery(ticket.id), enabled: note !== null });
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
        {ticket.parcel && <Link to={`/parcels/${ticket.parcel}`}>{t('tickets.parcel')}</Link>}
        {ticket.caseId && <Link to={`/cases/${ticket.caseId}`}>{t('tickets.case')}</Link>}
        <span>
          {t('tickets.by', { who: actorName(t, ticket.causedBy, ticket.receipt?.name) })}
        </span>
        <Ago at={ticket.createdAt} />
        {ticket.assignee && <span>{t('tickets.assigned', { who: ticket.assignee })}</span>}
        {note === null && (
          <button type="button" className={styles.more} onClick={() => setNote('')}>
            {t('tickets.notes')}
          </button>
        )}
      </p>
      {ticket.words && <blockquote className={styles.words}>{ticket.words}</blockquote>}
      {ticket.suggestion && (
        <p>
          <span className="hint">{t('tickets.suggestion')}</span> {ticket.suggestion}
        </p>
      )}
      {(whole.data ?? ticket).comments.map((comment) => (
        <p key={comment.no} className={styles.note}>
          <At time={comment.at} /> <span className="quiet">{actorName(t, comment.actor)}</span>{' '}
          {comment.words}
        </p>
      ))}
      {note !== null && mayWork && (
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
                { id: ticket.id, name: 'comment', body: { words: note.trim() } },
                { onSuccess: () => setNote(''), onError: say.failed },
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
        </div>
      )}
    </li>
  );
}
