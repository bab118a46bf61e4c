/**
 * Holds our types to the server's own description of its API: what a page reads must be written
 * there. `openapi.ts` is generated (`npm run api`); this file does not compile where they differ.
 */

import type { components } from './openapi';
import type * as ours from './types';

type Described = components['schemas'];

/** The names that we read and the server does not write. */
type Unwritten<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;
type None<Names extends never> = Names;

export type Contract = [
  None<Unwritten<ours.Session, Described['SessionView']>>,
  None<Unwritten<ours.Clock, Described['ClockView']>>,
  None<Unwritten<ours.ParcelRow, Described['ParcelRow']>>,
  None<Unwritten<ours.ActionView, Described['ActionView']>>,
  None<Unwritten<ours.MessageView, Described['MessageView']>>,
  None<Unwritten<ours.CaseRow, Described['CaseRow']>>,
  None<Unwritten<ours.CaseView, Described['CaseView']>>,
  None<Unwritten<ours.Reckoning, Described['Reckoning']>>,
  None<Unwritten<ours.Recovery, Described['RecoveryView']>>,
  None<Unwritten<ours.Approval, Described['ApprovalView']>>,
  None<Unwritten<ours.FlowView, Described['FlowView']>>,
  None<Unwritten<ours.FlowCheck, Described['Check']>>,
  None<Unwritten<ours.FlowVersion, Described['VersionView']>>,
  None<Unwritten<ours.FlowRun, Described['RunView']>>,
  None<Unwritten<ours.DryRun, Described['DryRunView']>>,
  None<Unwritten<ours.Backtest, Described['JobView']>>,
  None<Unwritten<ours.BuyerPage, Described['BuyerPage']>>,
];
