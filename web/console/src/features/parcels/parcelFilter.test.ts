import { describe, expect, it } from 'vitest';

import { exportQuery, readFilter, writeFilter } from './parcelFilter';
import { bornAt } from './useParcelNews';

describe('a filter in the address', () => {
  it('comes back as it was', () => {
    const address = 'tab=anomaly&q=YT99&order=B-1&status=DELIVERED%2CEXCEPTION&carrier=YTO&anomaly=DAMAGED&sort=estimate';
    expect(writeFilter(readFilter(new URLSearchParams(address))).toString()).toBe(address);
  });

  it('is empty when everything is usual, and drops what does not exist', () => {
    expect(writeFilter(readFilter(new URLSearchParams(''))).toString()).toBe('');
    expect(writeFilter(readFilter(new URLSearchParams('tab=nonsense&status=FLYING'))).toString()).toBe('');
  });
});

describe('an export of a filtered list', () => {
  it('is narrowed by everything that narrows the list, and by nothing else', () => {
    const filter = readFilter(new URLSearchParams('tab=moving&q=YT&status=DELIVERED,EXCEPTION&carrier=YTO&sort=estimate'));
    expect(exportQuery(filter)).toEqual({
      tab: 'moving',
      q: 'YT',
      order: '',
      status: 'DELIVERED,EXCEPTION',
      carrier: 'YTO',
      anomaly: '',
    });
  });
});

describe('a UUIDv7', () => {
  it('knows when it was made', () => {
    expect(bornAt('01941f29-7c00-7aaa-8bbb-000000000001')).toBe(1735689600000);
    expect(bornAt('nonsense')).toBe(0);
  });
});
