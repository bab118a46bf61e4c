import { UploadOutlined } from '@ant-design/icons';
import { Button, Form, Input, Progress, Upload } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import page from '@/shared/Page.module.css';
import { PageHead } from '@/shared/PageHead';
import { useSay } from '@/shared/useSay';
import { useSettled } from '@/shared/useSettled';

import { ImportRows } from './ImportRows';
import styles from './OrderImportPage.module.css';
import { readOrders } from './readOrders';
import { SAMPLE_JSON, SAMPLE_TABLE } from './samples';
import { useImport } from './useImport';

const SHOP = /^[A-Za-z0-9][A-Za-z0-9_-]{0,49}$/;
const LARGEST = 5_000_000;

/** Orders of a self-built shop, pasted or from a file: looked at first, then sent row by row. */
export function OrderImportPage() {
  const { t } = useTranslation();
  const say = useSay();
  const [shop, setShop] = useState('');
  const [text, setText] = useState('');
  const settled = useSettled(text, 250);
  const rows = useMemo(() => readOrders(settled), [settled]);
  const sending = useImport(shop.trim());
  const good = rows.filter(({ order }) => order !== null).length;
  const done = [...sending.fates.values()].filter(({ state }) => state !== 'waiting').length;
  const isShop = SHOP.test(shop.trim());

  const take = (words: string) => {
    sending.forget();
    setText(words);
  };
  const read = (file: File) => {
    if (file.size > LARGEST) say.failed(new Error(t('orders.import.large')));
    else void file.arrayBuffer().then((bytes) => take(decoded(bytes)));
    return false;
  };

  return (
    <>
      <PageHead title={<><Link to="/orders">{t('orders.title')}</Link> / {t('orders.import.title')}</>} />
      <div className={`${page.body} ${styles.columns}`}>
        <Form layout="vertical" className={styles.form ?? ''}>
          <Form.Item
            label={t('orders.import.shop')}
            extra={t('orders.import.shopHelp')}
            {...(shop !== '' && !isShop ? { validateStatus: 'error' as const, help: t('orders.import.shopWrong') } : {})}
          >
            <Input value={shop} maxLength={50} placeholder="my-shop" onChange={(event) => setShop(event.target.value)} />
          </Form.Item>
          <Form.Item label={t('orders.import.orders')} extra={t('orders.import.ordersHelp')}>
            <Input.TextArea
              className="mono"
              value={text}
              rows={14}
              spellCheck={false}
              aria-label={t('orders.import.orders')}
              onChange={(event) => take(event.target.value)}
            />
          </Form.Item>
          <div className={styles.tools}>
            <Upload accept=".csv,.tsv,.txt,.json,.jsonl" showUploadList={false} beforeUpload={read}>
              <Button icon={<UploadOutlined />}>{t('orders.import.file')}</Button>
            </Upload>
            <Button type="link" onClick={() => take(SAMPLE_TABLE)}>
              {t('orders.import.sampleTable')}
            </Button>
            <Button type="link" onClick={() => take(SAMPLE_JSON)}>
              {t('orders.import.sampleJson')}
            </Button>
          </div>
        </Form>
        <section className={styles.rows} aria-live="polite">
          <header>
            <h2>
              {rows.length === 0
                ? t('orders.import.nothing')
                : t('orders.import.found', { good, bad: rows.length - good })}
            </h2>
            {sending.isRunning ? (
              <Button onClick={sending.stop}>{t('orders.import.stop')}</Button>
            ) : (
              <Button type="primary" disabled={good === 0 || !isShop} onClick={() => void sending.run(rows)}>
                {t('orders.import.run', { count: good })}
              </Button>
            )}
          </header>
          {sending.fates.size > 0 && (
            <Progress percent={Math.round((done / sending.fates.size) * 100)} size="small" format={() => `${done} / ${sending.fates.size}`} />
          )}
          <ImportRows rows={rows} fates={sending.fates} shop={shop.trim()} />
        </section>
      </div>
    </>
  );
}

/** UTF-8, or what Chinese spreadsheets save instead. */
function decoded(bytes: ArrayBuffer) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
