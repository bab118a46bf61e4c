import { describe, expect, it } from 'vitest';

import { fen, readOrders, timeOf } from './readOrders';
import { SAMPLE_JSON, SAMPLE_TABLE } from './samples';
import { readTable } from './table';

const TABLE = `订单号,实付金额,商品名称,数量,单价,收货人,手机,收货地址,付款时间
B-1,"¥1,290.00",杯子,2,500,张三,13800138000,"浙江省杭州市西湖区文三路1号,2幢",2026-11-22 10:00
B-1,,茶盘,1,290,,,,
B-2,12.5,"带""引号""的",,,李四,13800138001,上海市浦东新区世纪大道1号,
B-3,abc,茶,0,,,,,`;

describe('pasted orders', () => {
  it('of a table join the lines of one order', () => {
    const rows = readOrders(TABLE);
    expect(rows.map(({ number, problems }) => [number, problems.length])).toEqual([
      ['B-1', 0],
      ['B-2', 0],
      ['B-3', 3],
    ]);
    expect(rows[0]?.order).toMatchObject({ lines: [{ title: '杯子', quantity: 2 }, { title: '茶盘' }] });
    expect(rows[1]?.order).toMatchObject({
      paid: { amount: 1250, currency: 'CNY' },
      lines: [{ title: '带"引号"的', quantity: 1, price: { amount: 1250 } }],
    });
  });

  it('say what is wrong with each line', () => {
    expect(readOrders(TABLE)[2]?.problems.map(({ code }) => code)).toEqual(['missing', 'sum', 'count']);
    expect(readOrders('a,b\n1,2')[0]?.problems.map(({ what }) => what)).toEqual(['number', 'paid', 'title', 'address']);
  });

  it('may be JSON: one, several, or one a line', () => {
    expect(readOrders('{"number":"A"}').map(({ number }) => number)).toEqual(['A']);
    expect(readOrders('[{"number":"A"},{"number":"B","x":1}]')[1]?.order).toEqual({ number: 'B', x: 1 });
    const lines = readOrders('{"number":"A"}\n{broken\n{"number":"A"}');
    expect(lines.map(({ problems }) => problems[0]?.code)).toEqual([undefined, 'json', 'twice']);
    expect(lines[1]?.line).toBe(2);
  });

  it('that are nothing are none', () => {
    expect(readOrders('  \n ')).toEqual([]);
    expect(readOrders('[1]')[0]?.problems[0]?.code).toBe('notOrder');
  });
});

describe('the samples', () => {
  it('can be imported as they are', () => {
    for (const sample of [SAMPLE_TABLE, SAMPLE_JSON]) {
      expect(readOrders(sample).flatMap(({ problems }) => problems)).toEqual([]);
    }
    expect(readOrders(SAMPLE_TABLE)).toHaveLength(2);
  });
});

describe('cells', () => {
  it('keep separators and line ends within quotes', () => {
    expect(readTable('a\tb\n"x\ty"\t"1\n2"\n\nz\t3').map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['x\ty', '1\n2']],
      [5, ['z', '3']],
    ]);
  });

  it('hold sums and times as people write them', () => {
    expect([fen('¥1,234.5'), fen('12元'), fen('1.005'), fen('-3')]).toEqual([123450, 1200, null, null]);
    expect(timeOf('2026/1/5 9:30')).toBe('2026-01-05T09:30:00+08:00');
    expect(timeOf('昨天')).toBeNull();
  });
});
