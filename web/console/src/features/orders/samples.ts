/** What an import may look like; the first is the head of a spreadsheet as people have it. */
export const SAMPLE_TABLE = `订单号,实付金额,商品名称,货号,数量,单价,收货人,手机,收货地址,付款时间
B-1001,129.00,手冲咖啡杯,CUP-1,1,129.00,张三,13800138000,浙江省杭州市西湖区文三路1号,2026-11-22 10:00
B-1002,268.00,埃塞俄比亚咖啡豆,BEAN-2,2,99.00,李四,13800138001,上海市浦东新区世纪大道100号,2026-11-22 10:05
B-1002,,滤纸,PAPER-1,1,70.00,,,,
`;

export const SAMPLE_JSON = `{
  "number": "B-1003",
  "paid": {"amount": 12900, "currency": "CNY"},
  "paidAt": "2026-11-22T10:00:00+08:00",
  "lines": [
    {"sku": "CUP-1", "title": "手冲咖啡杯", "quantity": 1, "price": {"amount": 12900, "currency": "CNY"}}
  ],
  "buyer": {"name": "张三", "phone": "13800138000"},
  "address": "浙江省杭州市西湖区文三路1号"
}
`;
