import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useLocation, useParams } from 'react-router';

import { LoadFailed } from '@/shared/LoadFailed';

import { blankFlow } from './blankFlow';
import { FlowDesk } from './FlowDesk';
import { flowQuery } from './queries';

export function FlowPage() {
  const { flowId = '' } = useParams();
  const isNew = flowId === 'new';
  const state = useLocation().state as { yaml?: string } | null;
  const flow = useQuery({ ...flowQuery(flowId), enabled: !isNew });
  if (isNew) return <FlowDesk key="new" flow={null} start={state?.yaml ?? blankFlow} />;
  if (flow.isPending) return <Skeleton active style={{ padding: 24 }} paragraph={{ rows: 10 }} />;
  if (flow.isError) return <LoadFailed error={flow.error} retry={() => void flow.refetch()} />;
  return <FlowDesk key={flowId} flow={flow.data} start={flow.data.yaml} />;
}
