import {
  ApiOutlined,
  AuditOutlined,
  BranchesOutlined,
  ClockCircleOutlined,
  CrownOutlined,
  CustomerServiceOutlined,
  GiftOutlined,
  MessageOutlined,
  ProfileOutlined,
  StarOutlined,
  StopOutlined,
  TagOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

const ICONS: Record<string, ReactNode> = {
  send: <MessageOutlined />,
  claim: <CustomerServiceOutlined />,
  coupon: <GiftOutlined />,
  points: <StarOutlined />,
  tier: <CrownOutlined />,
  ticket: <ProfileOutlined />,
  approve: <AuditOutlined />,
  wait: <ClockCircleOutlined />,
  branch: <BranchesOutlined />,
  tag: <TagOutlined />,
  webhook: <ApiOutlined />,
  stop: <StopOutlined />,
};

export function StepIcon({ kind }: { kind: string }) {
  return ICONS[kind] ?? <ThunderboltOutlined />;
}
