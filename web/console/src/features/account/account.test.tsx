import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { switchLanguage } from '@/app/i18n';
import { answering, complaints, Refusal, sessionOf, showOne } from '@/test/stage';

import { AccountPage } from './AccountPage';

const SESSION = {
  id: 's-1',
  account: { id: 'a', name: '李', kind: 'person' },
  device: 'Firefox, Linux',
  address: '10.0.0.9',
  createdAt: '2026-11-21T10:00:00+08:00',
  seenAt: '2026-11-21T10:00:00+08:00',
  endsAt: '2026-12-21T10:00:00+08:00',
  current: true,
};
const SESSIONS = { items: [SESSION, { ...SESSION, id: 's-2', device: 'Safari, iPhone', current: false }], next: null };
const OFFER = { secret: 'ABCDEFGHIJKLMNOP', uri: 'otpauth://totp/Hongyan:li?secret=ABCDEFGHIJKLMNOP&issuer=Hongyan' };
const CODES = ['aaaa-1111', 'bbbb-2222'];

beforeAll(() => switchLanguage('zh'));
afterEach(() => vi.unstubAllGlobals());

describe('one’s own account', () => {
  it('sets a second factor up by scan, code and recovery codes', async () => {
    const heard = answering({
      'GET /api/v1/sessions': SESSIONS,
      'POST /api/v1/session/second-factor': OFFER,
      'POST /api/v1/session/second-factor/confirm': { recovery: CODES },
    });
    showOne(<AccountPage />);
    fireEvent.click(await screen.findByRole('button', { name: '开启' }));
    await screen.findByText('ABCD EFGH IJKL MNOP');
    expect(screen.getByRole('img', { name: '验证器的二维码' }).querySelector('svg')).toBeTruthy();
    expect(await complaints(document.body)).toEqual([]);
    fireEvent.change(screen.getByLabelText('验证码'), { target: { value: '123 456' } });
    fireEvent.click(screen.getByRole('button', { name: '确认并开启' }));
    await screen.findByText('aaaa-1111');
    expect(heard.find(({ path }) => path.endsWith('/confirm'))?.body).toEqual({ code: '123456' });
    fireEvent.click(screen.getByRole('button', { name: '我已收好' }));
    await waitFor(() => expect(screen.queryByText('aaaa-1111')).toBeNull());
  });

  it('says beside the field that a code is wrong', async () => {
    answering({
      'GET /api/v1/sessions': SESSIONS,
      'POST /api/v1/session/second-factor': OFFER,
      'POST /api/v1/session/second-factor/confirm': new Refusal(422, {
        title: 'wrong',
        errors: [{ field: 'code', message: '验证码不对' }],
      }),
    });
    showOne(<AccountPage />);
    fireEvent.click(await screen.findByRole('button', { name: '开启' }));
    fireEvent.change(await screen.findByLabelText('验证码'), { target: { value: '000000' } });
    fireEvent.click(screen.getByRole('button', { name: '确认并开启' }));
    await screen.findByText('验证码不对');
    expect(screen.queryByText('收好恢复码')).toBeNull();
  });

  it('turns it off by a code', async () => {
    const heard = answering({
      'GET /api/v1/sessions': SESSIONS,
      'POST /api/v1/session/second-factor/remove': null,
    });
    const session = sessionOf('viewer');
    showOne(<AccountPage />, { ...session, user: { ...session.user, secondFactor: true } });
    fireEvent.click(await screen.findByRole('button', { name: '关闭第二因素' }));
    fireEvent.change(await screen.findByLabelText('验证码'), { target: { value: '123456' } });
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(heard.some(({ path }) => path.endsWith('/remove'))).toBe(true));
  });

  it('ends another device and never this one', async () => {
    const heard = answering({ 'GET /api/v1/sessions': SESSIONS, 'DELETE /api/v1/sessions/s-2': null });
    showOne(<AccountPage />);
    await screen.findByText('这台设备');
    const ends = screen.getAllByRole('button', { name: /^结束/ });
    expect(ends).toHaveLength(1);
    fireEvent.click(ends[0]!);
    await waitFor(() => expect(heard.some(({ method }) => method === 'DELETE')).toBe(true));
  });
});
