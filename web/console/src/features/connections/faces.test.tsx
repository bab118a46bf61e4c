import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { ApiError } from '@shared/api';
import type { Connection, ConnectorCard } from '@shared/setupTypes';

import { switchLanguage } from '@/app/i18n';
import { setOut } from '@/shared/CodeBlock';

import { ConnectionForm } from './ConnectionForm';
import type { ConnectionEntry } from './queries';
import { refusalKind } from './refusalKind';

const CARD: ConnectorCard = {
  connector: 'goose-express',
  kind: 'carrier',
  title: '雁快递',
  role: 'carrier',
  roles: ['carrier'],
  homepage: 'https://geese.example',
  settings: [
    { name: 'customer', type: 'text', required: true, label: '客户编号', help: '八位', fallback: '', choices: [] },
    { name: 'key', type: 'secret', required: true, label: '密钥', help: '', fallback: '', choices: [] },
    { name: 'test', type: 'switch', required: false, label: '测试环境', help: '', fallback: 'false', choices: [] },
  ],
};

const STORED: Connection = {
  id: 'c',
  connector: 'goose-express',
  role: 'carrier',
  name: '雁快递 杭州',
  settings: { customer: '12345678' },
  secrets: ['key'],
  hookUrl: 'https://hooks.example/x',
  state: 'on',
  lastEventAt: null,
  refused: 0,
};

beforeAll(() => switchLanguage('zh'));

type Save = (entry: ConnectionEntry, onError: (failure: Error) => void) => void;

const show = (onSave: Save, connection?: Connection) =>
  render(
    <App>
      <ConnectionForm card={CARD} isSaving={false} onSave={onSave} {...(connection ? { connection } : {})} />
    </App>,
  );

describe('the form of a connector', () => {
  it('asks for what its card names and sends it', async () => {
    const onSave = vi.fn<Save>();
    show(onSave);
    fireEvent.change(screen.getByLabelText('客户编号'), { target: { value: '12345678' } });
    fireEvent.change(screen.getByLabelText('密钥'), { target: { value: 'k' } });
    fireEvent.click(screen.getByRole('button', { name: '保存并连接' }));
    await waitFor(() => expect(onSave).toHaveBeenCalled());
    expect(onSave.mock.calls[0]?.[0]).toEqual({
      name: '雁快递',
      settings: { customer: '12345678', key: 'k', test: false },
    });
  });

  it('says what is missing before anything is sent', async () => {
    const onSave = vi.fn<Save>();
    show(onSave);
    fireEvent.click(screen.getByRole('button', { name: '保存并连接' }));
    await screen.findByText('请填写密钥');
    expect(onSave).not.toHaveBeenCalled();
  });

  it('keeps a stored secret that is left empty', async () => {
    const onSave = vi.fn<Save>();
    show(onSave, STORED);
    fireEvent.click(screen.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(onSave).toHaveBeenCalled());
    expect(onSave.mock.calls[0]?.[0].settings.key).toBeUndefined();
  });

  it('shows a refusal beside its field', async () => {
    const refusal = new ApiError(422, 'x', [{ field: 'settings.customer', message: '客户编号应为八位' }]);
    show((_, onError) => onError(refusal), STORED);
    fireEvent.click(screen.getByRole('button', { name: /保\s*存/ }));
    await screen.findByText('客户编号应为八位');
  });
});

describe('what went over the wire', () => {
  it('is set out where its form is known', () => {
    expect(setOut('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(setOut('a=1&b=%E4%B8%AD')).toBe('a = 1\nb = 中');
    expect(setOut('{broken')).toBe('{broken');
    expect(setOut(' <xml/> ')).toBe('<xml/>');
  });

  it('is sorted by the kind of trouble', () => {
    expect(refusalKind('DataSign is wrong')).toBe('signature');
    expect(refusalKind('not sealed for this account')).toBe('sealed');
    expect(refusalKind('cold')).toBe('other');
  });
});
