import { millis } from '@shared/format';
import type { Connection } from '@shared/setupTypes';

export type Health = 'off' | 'new' | 'ready' | 'quiet' | 'good';

const QUIET = 24 * 3_600_000;

/**
 * How a connection is. Carriers and shops speak by themselves, so their silence means something;
 * channels and payments answer only when they were asked.
 */
export function healthOf(
  { state, role, lastEventAt }: Pick<Connection, 'state' | 'role' | 'lastEventAt'>,
  now: number,
): Health {
  if (state === 'off') return 'off';
  const speaksFirst = role === 'carrier' || role === 'shop';
  if (!lastEventAt) return speaksFirst ? 'new' : 'ready';
  return speaksFirst && now - millis(lastEventAt) > QUIET ? 'quiet' : 'good';
}
