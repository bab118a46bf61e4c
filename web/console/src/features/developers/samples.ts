/** The first order by copy and paste. */
export const firstOrder = (origin: string) => `curl -X PUT '${origin}/api/v1/orders/my-shop/B-1' \\
  -H "Authorization: Bearer $HONGYAN_API_KEY" \\
  -H 'Content-Type: application/json' \\
  -d '{
    "number": "B-1",
    "paid": {"amount": 12900, "currency": "CNY"},
    "paidAt": "2026-11-22T10:00:00+08:00",
    "lines": [{"sku": "S1", "title": "杯子", "quantity": 1, "price": {"amount": 12900, "currency": "CNY"}}],
    "buyer": {"name": "张三", "phone": "13800138000"},
    "address": "浙江省杭州市西湖区文三路1号"
  }'`;
