/**
 * Holds our types to the server's own description of its API: what a page reads must be written
 * there. `openapi.ts` is generated (`npm run api`); this file does not compile where they differ.
 */

import type { Described } from './described';
import type * as ours from './types';

/** The names that we read and the server does not write. */
type Unwritten<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;
type None<Names extends never> = Names;

export type Contract = [
  None<Unwritten<ours.Session, Described['AccessSessionView']>>,
  None<Unwritten<ours.Clock, Described['ClockView']>>,
  None<Unwritten<ours.ParcelRow, Described['ParcelRow']>>,
  None<Unwritten<ours.ParcelEvent, Described['EventView']>>,
  None<Unwritten<ours.ActionView, Described['ActionView']>>,
  None<Unwritten<ours.MessageView, Described['MessageView']>>,
  None<Unwritten<ours.CaseRow, Described['AftersaleCaseRow']>>,
  None<Unwritten<ours.CaseView, Described['AftersaleCaseView']>>,
  None<Unwritten<ours.Reckoning, Described['AftersaleReckoning']>>,
  None<Unwritten<ours.Recovery, Described['AftersaleRecoveryView']>>,
  None<Unwritten<ours.Approval, Described['DeskApprovalView']>>,
  None<Unwritten<ours.FlowView, Described['FlowView']>>,
  None<Unwritten<ours.FlowCheck, Described['FlowCheck']>>,
  None<Unwritten<ours.FlowVersion, Described['FlowVersionView']>>,
  None<Unwritten<ours.FlowRun, Described['FlowRunView']>>,
  None<Unwritten<ours.DryRun, Described['FlowDryRunView']>>,
  None<Unwritten<ours.Backtest, Described['FlowJobView']>>,
  None<Unwritten<ours.BuyerPage, Described['BuyerPage']>>,
];
