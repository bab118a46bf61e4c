import { App, Button, Form, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { ApiError, type FieldProblem } from '@shared/api';
import type { TemplateView } from '@shared/growthTypes';

import { useMay } from '@/app/session';
import { PageHead } from '@/shared/PageHead';
import { useSay } from '@/shared/useSay';
import { useSettled } from '@/shared/useSettled';
import { useUnsavedGuard } from '@/shared/useUnsavedGuard';

import { useResetTemplate, useSaveTemplate } from './queries';
import styles from './TemplateDesk.module.css';
import { TemplatePreview } from './TemplatePreview';
import { readTemplate, writeTemplate, type TemplateEntry } from './templateText';
import { WordingFields } from './WordingFields';

const SETTLED = 400;

/** The words of one message at the left, what a real buyer would get at the right. */
export function TemplateDesk({ template }: { template: TemplateView }) {
  const { t } = useTranslation();
  const say = useSay();
  const { modal } = App.useApp();
  const mayEdit = useMay('templates.edit');
  const [form] = Form.useForm<TemplateEntry>();
  const [before] = useState(() => readTemplate(template.yaml));
  const [entry, setEntry] = useState(before);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const save = useSaveTemplate(template.id);
  const reset = useResetTemplate(template.id);
  const yaml = entry ? writeTemplate(entry) : template.yaml;
  const isChanged = before !== null && entry !== null && yaml !== writeTemplate(before);
  const settled = useSettled(yaml, SETTLED);
  useUnsavedGuard(isChanged);

  const take = () => {
    setProblems([]);
    if (before) setEntry({ ...before, ...(form.getFieldsValue(true) as TemplateEntry) });
  };
  const onSave = () =>
    save.mutate(yaml, {
      onSuccess: () => say.done(t('messages.desk.saved')),
      onError: (failure) => {
        setProblems(failure instanceof ApiError ? failure.errors : []);
        say.failed(failure);
      },
    });
  const onReset = () =>
    void modal.confirm({
      title: t('messages.desk.reset'),
      content: t('messages.desk.resetHint'),
      okText: t('messages.desk.reset'),
      onOk: () => reset.mutateAsync().catch(say.failed),
    });

  return (
    <>
      <PageHead
        title={
          <span className={styles.title}>
            <Link to="/messages/templates">{t('messages.tab.templates')}</Link>
            <span>{template.name}</span>
          </span>
        }
        hint={t(`domain.purpose.${template.purpose}`)}
      >
        {mayEdit && template.builtIn && template.version > 0 && (
          <Button loading={reset.isPending} onClick={onReset}>
            {t('messages.desk.reset')}
          </Button>
        )}
        {mayEdit && (
          <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={onSave}>
            {t('messages.desk.save')}
          </Button>
        )}
      </PageHead>
      <div className={styles.desk}>
        <section className={styles.words}>
          {problems.length > 0 && (
            <ul className={styles.problems} role="alert">
              {problems.map((one) => (
                <li key={`${one.line}:${one.message}`}>{one.message}</li>
              ))}
            </ul>
          )}
          {before === null ? (
            <pre className="mono">{template.yaml}</pre>
          ) : (
            <Form<TemplateEntry>
              form={form}
              layout="vertical"
              disabled={!mayEdit}
              initialValues={before}
              onValuesChange={take}
            >
              <Tabs
                items={(['zh', 'en'] as const)
                  .filter((language) => before[language] !== null)
                  .map((language) => ({
                    key: language,
                    label: t(`messages.desk.${language}`),
                    forceRender: true,
                    children: <WordingFields language={language} form={form} onInsert={take} />,
                  }))}
              />
            </Form>
          )}
        </section>
        <TemplatePreview template={template} yaml={settled} isChanged={isChanged} onProblems={setProblems} />
      </div>
    </>
  );
}
