import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Form, Input, type FormInstance } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { fieldsQuery } from './queries';
import styles from './WordingFields.module.css';
import { smsParts, wechatLimit, type TemplateEntry } from './templateText';

interface Props {
  language: 'zh' | 'en';
  form: FormInstance<TemplateEntry>;
  onInsert: () => void;
}

type Place = (string | number)[];

/** The fields of one language. A variable goes where the pointer was last. */
export function WordingFields({ language, form, onInsert }: Props) {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery);
  const last = useRef<{ place: Place; at: number }>({ place: [language, 'text'], at: -1 });
  const sms = Form.useWatch([language, 'sms'], form) as string | undefined;

  const note = (place: Place) => (event: { target: EventTarget }) => {
    const field = event.target as HTMLTextAreaElement;
    last.current = { place, at: field.selectionStart ?? -1 };
  };
  const watched = (place: Place) => ({ onSelect: note(place), onBlur: note(place) });
  const insert = (variable: string) => {
    const { place, at } = last.current;
    const text = String(form.getFieldValue(place as never) ?? '');
    const where = at < 0 ? text.length : at;
    const word = `{{${variable}}}`;
    form.setFieldValue(place as never, text.slice(0, where) + word + text.slice(where) as never);
    last.current = { place, at: where + word.length };
  };

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          className: styles.menu ?? '',
          items: (fields.data ?? []).map(({ id, name }) => ({ key: id, label: name, extra: <code>{id}</code> })),
          onClick: ({ key }) => {
            insert(key);
            // A form tells only of what was typed into it.
            onInsert();
          },
        }}
      >
        <Button size="small">{t('messages.desk.insert')}</Button>
      </Dropdown>
      <Form.Item name={[language, 'title']} label={t('messages.desk.title')} style={{ marginTop: 12 }}>
        <Input maxLength={200} {...watched([language, 'title'])} />
      </Form.Item>
      <Form.Item name={[language, 'text']} label={t('messages.desk.text')} extra={t('messages.desk.textHelp')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} {...watched([language, 'text'])} />
      </Form.Item>
      <Form.Item
        name={[language, 'sms']}
        label={t('messages.channel.sms')}
        extra={t('messages.desk.smsHelp', { count: (sms ?? '').length, parts: smsParts((sms ?? '').length) })}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} {...watched([language, 'sms'])} />
      </Form.Item>
      {language === 'zh' && (
        <Form.List name={[language, 'wechat']}>
          {(items, { add, remove }) => (
            <section className={styles.fields}>
              <h3>{t('messages.desk.wechat')}</h3>
              <p className="hint">{t('messages.desk.wechatHelp')}</p>
              {items.map(({ key, name }) => (
                <div key={key} className={styles.field}>
                  <Form.Item name={[name, 'field']} noStyle>
                    <Input aria-label={t('messages.desk.fieldName')} className={styles.name ?? ''} />
                  </Form.Item>
                  <Form.Item name={[name, 'words']} noStyle>
                    <Input
                      aria-label={t('messages.desk.fieldWords')}
                      {...watched([language, 'wechat', name, 'words'])}
                    />
                  </Form.Item>
                  <Limit form={form} at={name} />
                  <Button type="text" size="small" onClick={() => remove(name)}>
                    {t('common.remove')}
                  </Button>
                </div>
              ))}
              <Button type="dashed" size="small" onClick={() => add({ field: '', words: '' })}>
                {t('messages.desk.addField')}
              </Button>
            </section>
          )}
        </Form.List>
      )}
    </>
  );
}

function Limit({ form, at }: { form: FormInstance<TemplateEntry>; at: number }) {
  const { t } = useTranslation();
  const field = Form.useWatch(['zh', 'wechat', at, 'field'], form) as string | undefined;
  const most = wechatLimit(field ?? '');
  return <span className={`hint ${styles.limit}`}>{most && t('messages.desk.most', { count: most })}</span>;
}
