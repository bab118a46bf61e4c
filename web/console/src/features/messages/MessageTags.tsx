import {
  CheckCircleFilled,
  CloseCircleFilled,
  ClockCircleOutlined,
  MailOutlined,
  MessageOutlined,
  MinusCircleOutlined,
  SendOutlined,
  TeamOutlined,
  WechatOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Channel, MessageState } from '@shared/growthTypes';

import { Chip, type ChipTone } from '@/shared/Chip';

const SIGNS: Record<Channel, ReactNode> = {
  wechat: <WechatOutlined />,
  sms: <MessageOutlined />,
  mail: <MailOutlined />,
  wecom: <TeamOutlined />,
};

export function ChannelName({ channel }: { channel: string }) {
  const { t } = useTranslation();
  return (
    <span>
      <span className="hint">{SIGNS[channel as Channel] ?? <SendOutlined />}</span>{' '}
      {t(`messages.channel.${channel}`, { defaultValue: channel })}
    </span>
  );
}

const LOOKS: Record<MessageState, { tone: ChipTone; icon: ReactNode }> = {
  accepted: { tone: 'lake', icon: <SendOutlined /> },
  delivered: { tone: 'jade', icon: <CheckCircleFilled /> },
  awaiting_staff: { tone: 'amber', icon: <ClockCircleOutlined /> },
  failed: { tone: 'vermilion', icon: <CloseCircleFilled /> },
  cancelled: { tone: 'grey', icon: <MinusCircleOutlined /> },
};

export function MessageStateTag({ state }: { state: string }) {
  const { t } = useTranslation();
  const { tone, icon } = LOOKS[state as MessageState] ?? LOOKS.cancelled;
  return (
    <Chip tone={tone} icon={icon}>
      {t(`messages.state.${state}`, { defaultValue: state })}
    </Chip>
  );
}
