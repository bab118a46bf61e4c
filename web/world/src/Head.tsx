import {
  FastForwardOutlined,
  MoonOutlined,
  PauseOutlined,
  CaretRightOutlined,
  SunOutlined,
} from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, InputNumber, Popconfirm, Segmented, Select, Space, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Clock, type Jump, world } from './api';
import { speak } from './i18n';
import { full } from './live';
import type { Palette } from './theme';

const SPEEDS = [1, 60, 600, 3600];

type Props = {
  clock?: Clock;
  now: () => number;
  colours: Palette;
  isDark: boolean;
  onDark: (isDark: boolean) => void;
};

/** World time in large figures, ticking. */
function Time({ now }: { now: () => number }) {
  const [, beat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => beat((n) => n + 1), 100);
    return () => clearInterval(timer);
  }, []);
  const text = full(now());
  return (
    <span className="time">
      {text.slice(5, 10)} <b>{text.slice(11, 16)}</b>
      <small>{text.slice(16)}</small>
    </span>
  );
}

/** The clock and how it runs; seed and world; language and light. */
export function Head({ clock, now, isDark, onDark }: Props) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [seed, setSeed] = useState<number>();
  const [scenario, setScenario] = useState('demo');
  const after = () => void client.invalidateQueries();
  const fail = (error: Error) => void message.error(error.message);
  const set = useMutation({ mutationFn: world.setClock, onSuccess: after, onError: fail });
  const advance = useMutation({
    mutationFn: world.advance,
    onSuccess: (jump: Jump) => {
      after();
      void (jump.settled
        ? message.success(t('jumped', { count: jump.done }))
        : message.warning(t('unsettled', { remark: jump.remark.slice(0, 80) })));
    },
    onError: fail,
  });
  const reset = useMutation({
    mutationFn: () => world.reset(seed ?? clock?.seed ?? 42, scenario),
    onSuccess: after,
    onError: fail,
  });
  const speed = SPEEDS.includes(clock?.speed ?? 0) ? clock?.speed : undefined;
  return (
    <header className="head">
      <h1>
        {t('brand')} <small>{t('title')}</small>
      </h1>
      <Time now={now} />
      <Space wrap size={8} className="drive">
        <Button
          type="text"
          aria-label={clock?.paused ? t('go') : t('pause')}
          icon={clock?.paused ? <CaretRightOutlined /> : <PauseOutlined />}
          onClick={() => set.mutate({ paused: !clock?.paused })}
        >
          {clock?.paused ? t('go') : t('pause')}
        </Button>
        <Segmented
          value={speed ?? ''}
          options={SPEEDS.map((value) => ({ value, label: `×${value.toLocaleString('en')}` }))}
          onChange={(value) => set.mutate({ speed: Number(value), paused: false })}
        />
        <Dropdown
          trigger={['click']}
          disabled={advance.isPending}
          menu={{
            items: [
              { key: 'PT1H', label: t('hour') },
              { key: 'P1D', label: t('day') },
              { key: 'next', label: t('next') },
            ],
            onClick: ({ key }) => advance.mutate(key === 'next' ? { to: 'next' } : { by: key }),
          }}
        >
          <Button icon={advance.isPending ? <Spin size="small" /> : <FastForwardOutlined />}>
            {t('forward')}
          </Button>
        </Dropdown>
      </Space>
      <Space wrap size={8} className="origin">
        <label>
          {t('seed')}
          <InputNumber
            size="small"
            min={0}
            max={999999}
            value={seed ?? clock?.seed}
            onChange={(value) => setSeed(value ?? undefined)}
            style={{ width: 84 }}
          />
        </label>
        <Select
          size="small"
          aria-label={t('world')}
          value={scenario}
          onChange={setScenario}
          style={{ width: 84 }}
          options={['demo', 'empty'].map((value) => ({ value, label: t(value) }))}
        />
        <Popconfirm title={t('reset')} description={t('resetAsk')} onConfirm={() => reset.mutate()}>
          <Button size="small" loading={reset.isPending}>
            {t('reset')}
          </Button>
        </Popconfirm>
        <Button
          size="small"
          type="text"
          aria-label={isDark ? t('day2') : t('night')}
          icon={isDark ? <SunOutlined /> : <MoonOutlined />}
          onClick={() => onDark(!isDark)}
        />
        <Button
          size="small"
          type="text"
          onClick={() => speak(i18n.language === 'zh' ? 'en' : 'zh')}
        >
          {t('language')}
        </Button>
      </Space>
      {advance.isPending && <p className="passing">{t('travelling')}</p>}
    </header>
  );
}
