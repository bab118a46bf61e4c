import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Story, world } from './api';
import type { Palette } from './theme';

type Props = {
  colours: Palette;
  onStory: (number: string, phone: string) => void;
};

/** The stories with an end, run one by one or all, and the list of what passed. */
export function Stories({ colours, onStory }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [told, setTold] = useState<Record<string, Story>>({});
  const names = useQuery({ queryKey: ['stories'], queryFn: world.stories }).data?.items ?? [];
  const tell = useMutation({
    mutationFn: world.tell,
    onSuccess: (story) => {
      setTold((before) => ({ ...before, [story.name]: story }));
      onStory(story.number, story.phone);
      void client.invalidateQueries();
    },
    onError: (error: Error) => void message.error(error.message),
  });
  const all = async () => {
    for (const name of names) {
      await tell.mutateAsync(name).catch(() => undefined);
    }
  };
  const good = Object.values(told).filter((story) => story.passed).length;
  const mark = (passed: boolean) =>
    passed ? (
      <CheckCircleFilled style={{ color: colours.jade }} />
    ) : (
      <CloseCircleFilled style={{ color: colours.vermilion }} />
    );
  return (
    <section className="stories">
      <header>
        <h3>{t('storiesTitle')}</h3>
        <span className="hint">{t('passed', { good, all: names.length })}</span>
        <Button size="small" loading={tell.isPending} onClick={() => void all()}>
          {t('tellAll')}
        </Button>
      </header>
      {Object.keys(told).length === 0 && !tell.isPending && <p className="hint">{t('untold')}</p>}
      {tell.isPending && (
        <>
          <p className="hint">{t('running', { name: t(`story.${tell.variables}`) })}</p>
          <Progress
            percent={(Object.keys(told).length / Math.max(1, names.length)) * 100}
            showInfo={false}
            size="small"
          />
        </>
      )}
      <ul>
        {names.map((name) => {
          const story = told[name];
          return (
            <li key={name}>
              <div className="row">
                {story ? mark(story.passed) : <i className="dot" />}
                <span>{t(`story.${name}`, { defaultValue: name })}</span>
                <Button
                  size="small"
                  type="text"
                  disabled={tell.isPending}
                  onClick={() => tell.mutate(name)}
                >
                  {t('tell')}
                </Button>
              </div>
              {story && (
                <ol>
                  {story.checks.map((check) => (
                    <li key={check.name}>
                      {mark(check.passed)}{' '}
                      {check.found ? (
                        <Tooltip title={check.found}>
                          <u>{check.name}</u>
                        </Tooltip>
                      ) : (
                        check.name
                      )}
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
