import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { BuyerPage } from '@shared/types';

import { App, tokenOf } from './App';
import { linkOf } from './TrackPage';
import { fill, languages } from './words';

const page = (fields: Partial<BuyerPage> = {}): BuyerPage => ({
  sentence: '您的包裹已签收',
  tone: 'arrived',
  shop: '雁行优选',
  carrier: '圆通速递',
  number: 'YT9990001112223',
  hotline: '95554',
  milestones: [{ kind: 'parcel.delivered', name: '已签收', at: '2026-11-22T02:00:00Z', place: '成都武侯' }],
  events: [
    { at: '2026-11-22T02:00:00Z', text: '快件已签收', place: '成都武侯' },
    { at: '2026-11-21T02:00:00Z', text: '快件抵达', place: '成都' },
  ],
  order: { number: 'B-1', lines: [{ title: '杯子', quantity: 1 }] },
  actions: { problem: true, contact: null, review: true },
  problemOpen: false,
  problem: null,
  coupon: null,
  ...fields,
});

function answer(status: number, body: unknown) {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

async function show(path: string, reply: (url: string) => Response) {
  vi.stubGlobal('fetch', vi.fn(async (url: string) => reply(url)));
  const root = document.createElement('div');
  document.body.append(root);
  render(<App path={path} />, root);
  await vi.waitFor(() => expect(root.querySelector('h1')).not.toBeNull());
  return root;
}

const withPage = (fields: Partial<BuyerPage> = {}) => (url: string) =>
  url.endsWith('/preferences') ? answer(200, { messages: true, marketing: false }) : answer(200, page(fields));

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe("the buyer's page", () => {
  it('says the state in one sentence and folds the journey to milestones', async () => {
    const root = await show('/t/abc', withPage());
    expect(root.querySelector('h1')?.textContent).toBe('您的包裹已签收');
    expect(root.querySelectorAll('.journey li')).toHaveLength(1);
    const unfold = root.querySelector<HTMLButtonElement>('[aria-expanded]');
    unfold?.click();
    await vi.waitFor(() => expect(root.querySelectorAll('.journey li')).toHaveLength(2));
  });

  it('shows neither coupon nor review while a problem is open', async () => {
    const coupon = { name: 'x', amount: { amount: 1000, currency: 'CNY' }, until: '2026-12-22T02:00:00Z' };
    const problem = { number: 'S-1', state: 'OPEN', says: '' };
    const root = await show('/t/abc', withPage({ coupon, problem, problemOpen: true }));
    expect(root.querySelector('.gift')).toBeNull();
    expect(root.querySelector('.stars')).toBeNull();
    expect(root.textContent).toContain('S-1');
  });

  it('offers the look-up where a link has expired', async () => {
    const root = await show('/t/old', () => answer(410, { detail: 'gone' }));
    expect(root.querySelector('a.main')?.getAttribute('href')).toBe('/t/');
  });

  it('offers another try where the server is away', async () => {
    const root = await show('/t/abc', () => answer(503, {}));
    expect(root.querySelector('button.main')).not.toBeNull();
  });

  it('finds by order and four digits at /t', async () => {
    const root = await show('/t', () => answer(404, {}));
    expect(root.querySelectorAll('input')).toHaveLength(2);
  });
});

describe('small things', () => {
  it('reads the token out of the address', () => {
    expect(tokenOf('/t/a%20b')).toBe('a b');
    expect(tokenOf('/t/')).toBeNull();
    expect(tokenOf('/t')).toBeNull();
  });

  it('follows nothing but a page or a telephone', () => {
    expect(linkOf('400-000-0000')).toBe('tel:4000000000');
    expect(linkOf('https://shop.example/help')).toBe('https://shop.example/help');
    expect(linkOf('javascript:alert(1)')).toBe('tel:1');
  });

  it('has the same gaps in both languages', () => {
    const gaps = (text: string) => JSON.stringify(text.match(/\{\w+\}/g) ?? []);
    const flat = (value: object): string[] =>
      Object.values(value).flatMap((one: unknown) => (typeof one === 'string' ? [gaps(one)] : flat(one as object)));
    expect(flat(languages.en)).toEqual(flat(languages.zh));
    expect(fill('{count} 星', { count: 3 })).toBe('3 星');
  });
});
