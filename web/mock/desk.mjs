/** The calls of the desk's pages: today, connections, messages, members, coupons, orders, the settings. */

const money = (amount) => ({ amount, currency: 'CNY' });
const HOUR = 3600_000;

export function deskRoutes({ on, page, world, now, iso, newId, Problem }) {
  const empty = world.parcels.length === 0;
  const ago = (hours) => iso(now() - hours * HOUR);
  const some = (count, make) => (empty ? [] : Array.from({ length: count }, (_, at) => make(at)));
  const connections = some(4, (at) => ({
    id: newId(), connector: ['kdniao', 'sf', 'wechat-mp', 'aliyun-sms'][at], role: at < 2 ? 'carrier' : 'channel', name: ['快递鸟 全部店铺', '顺丰 月结 杭州仓 一个非常非常长的名字用来看会不会撑破卡片', '雁行优选公众号', '阿里云短信'][at],
    settings: {}, secrets: ['appKey'], hookUrl: `http://127.0.0.1:8081/hooks/${at}/9da0Gt4KBRz5b1inKlQG0A`, state: at === 3 ? 'off' : 'on', lastEventAt: at === 1 ? ago(40) : ago(0.2), refused: at === 0 ? 12 : 0,
  }));
  const setting = (name, type, label, required = true, choices = []) => ({ name, type, required, label, help: '', fallback: choices[0] ?? '', choices });
  const cards = [
    ['kdniao', '快递鸟', 'carrier', [setting('eBusinessId', 'text', '用户 ID'), setting('appKey', 'secret', 'API key')]],
    ['sf', '顺丰丰桥', 'carrier', [setting('partnerId', 'text', '顾客编码'), setting('checkWord', 'secret', '校验码'), setting('environment', 'choice', '环境', false, ['production', 'sandbox'])]],
    ['wechat-mp', '微信公众号', 'channel', [setting('appId', 'text', 'AppID'), setting('secret', 'secret', 'AppSecret')]],
    ['aliyun-sms', '阿里云短信', 'channel', [setting('accessKeyId', 'text', 'AccessKey ID'), setting('accessKeySecret', 'secret', 'AccessKey Secret')]],
    ['standard', '自建系统', 'shop', [setting('payoutUrl', 'url', '赔付地址', false), setting('secret', 'secret', '签名密钥')]],
  ].map(([connector, title, role, settings]) => ({ connector, kind: connector, title, role, roles: [role], homepage: 'https://example.com/', settings }));
  on('GET', '/api/v1/connectors', () => ({ items: cards, next: null }));
  on('GET', '/api/v1/connections', () => ({ items: connections, next: null }));
  on('POST', '/api/v1/connections', ({ body }) => {
    const card = cards.find((one) => one.connector === body.connector);
    if (!card) throw new Problem(422, '没有这个接入器');
    const made = { ...body, id: newId(), role: card.role, secrets: [], hookUrl: `http://127.0.0.1:8081/hooks/${body.connector}/x`, state: 'on', lastEventAt: null, refused: 0 };
    connections.push(made);
    return made;
  });
  on('POST', '/api/v1/connections/:id/test', () => ({ outcome: 'done', words: '账号可用', calls: [{ method: 'POST', address: 'https://api.example.com/query', request: 'a=1&b=%E4%B8%AD', status: 200, answer: '{"ok":true}', reason: '', millis: 84 }] }));
  on('GET', '/api/v1/connections/:id/refusals', () => ({ items: [{ minute: ago(1), reason: 'DataSign is wrong', count: 12 }], next: null }));
  on('GET', '/api/v1/hook-log', ({ search }) => page(some(60, (at) => ({ id: newId(), connection: search.get('connection'), connector: 'kdniao', arrivedAt: ago(at / 5), reports: (at % 4) + 1 })), search));

  const members = some(300, (at) => ({
    id: newId(), shop: 'yanxing-mini', buyerMasked: `王** 138****${String(1000 + at)}`, tier: ['普通', '银卡', '金卡', '白金会员'][at % 4], tierUntil: at % 4 ? ago(-2000) : null, orders: at % 9, spend365: money(at * 1234),
    onTimeThisMonth: at % 6, points: { available: at * 3, pending: at % 40, debt: 0 }, marketing: at % 2 === 0, createdAt: ago(at * 7),
  }));
  const coupons = some(4, (at) => ({ id: newId(), batch: 'review-reward', member: members[0]?.id ?? null, code: `HY${4831 + at}KQ`, face: money(1000), minSpend: money(at ? 5000 : 0), state: ['open', 'used', 'expired', 'revoked'][at], validFrom: ago(90), validTo: ago(-400), usedBy: null }));
  on('GET', '/api/v1/members', ({ search }) => page(members.filter((one) => (!search.get('tier') || one.tier === search.get('tier')) && (!search.get('q') || one.buyerMasked.endsWith(search.get('q')))), search));
  on('GET', '/api/v1/members/:id', ({ params }) => {
    const member = members.find((one) => one.id === params.id);
    if (!member) throw new Problem(404, '没有这位会员');
    const tiers = [{ programme: 'spend', metric: 'SPEND_365', value: member.spend365.amount, tier: '银卡', until: null, levels: [{ tier: '银卡', threshold: 50000 }, { tier: '金卡', threshold: 200000 }] }, { programme: 'on-time', metric: 'ON_TIME_MONTH', value: member.onTimeThisMonth, tier: null, until: null, levels: [{ tier: '白金会员', threshold: 5 }] }];
    return { member, tiers, history: [{ programme: 'spend', from: 0, to: 1, reason: 'upgrade', metric: 50100, at: ago(200) }], coupons };
  });
  on('GET', '/api/v1/members/:id/points', ({ search }) => page(some(30, (at) => ({ id: newId(), type: at % 2 ? 'EARN_CONFIRM' : 'EARN_PENDING', points: 34, at: ago(at * 30), reference: world.parcels[at]?.id ?? '', rule: at % 2 ? '' : 'on-time', operator: '', why: at % 2 ? {} : { onTime: 10, tookMinutes: 2829, standardMinutes: 4320, fullHoursEarlier: 24 } })), search));
  on('GET', '/api/v1/coupons/batches', () => ({ items: some(2, (at) => ({ batch: ['review-reward', 'spring-2027'][at], name: ['review-reward', '春季复购券'][at], purpose: at ? 'own' : 'review', budget: money(500000), reserved: money(0), issued: money(at ? 480000 : 120000), perMember: 1, perDay: null, sums: { granted: 120, open: 80, used: 30, expired: 8, revoked: 2 } })), next: null }));
  on('GET', '/api/v1/coupons/grants', ({ search }) => page(coupons, search));

  const person = { token: 't', name: '张**', phone: '138****0000' };
  const orders = world.parcels.map((parcel) => ({
    id: parcel.id, shop: 'yanxing-mini', number: parcel.orderNumber, paid: money(12900), type: 'NORMAL', lineCount: 1, province: '浙江省', city: '杭州市',
    times: { paidAt: ago(30), placedAt: ago(30), promisedShipBy: null, cancelledAt: null, createdAt: ago(30), updatedAt: ago(3) }, buyer: person, consignee: person, member: null, coupons: [], problemOpen: false,
    parcels: [{ id: parcel.id, carrier: parcel.carrier, number: parcel.number, status: parcel.status, substatus: '' }], lines: [{ sku: 'S1', title: '手冲咖啡杯', quantity: 1, price: money(12900) }],
  }));
  on('GET', '/api/v1/orders', ({ search }) => page(orders.filter((one) => !search.get('number') || one.number === search.get('number')), search));
  on('GET', '/api/v1/orders/:shop/:number', ({ params }) => {
    const order = orders.find((one) => one.number === params.number);
    if (!order) throw new Problem(404, '没有这个订单');
    return order;
  });
  on('PUT', '/api/v1/orders/:shop/:number', ({ params, body }) => {
    if (!body.address) throw new Problem(422, '订单有误', [{ field: 'address', message: '缺少收货地址' }]);
    return { id: newId(), ...params, change: 'created' };
  });

  const receipt = { flow: 'care-after-signing', name: '签收关怀与评价券', version: 3, facts: { 'order.paid': 12900 } };
  on('GET', '/api/v1/actions', ({ search }) => page(search.get('state') === 'dead' ? [] : some(40, (at) => ({
    id: newId(), kind: ['message', 'coupon', 'message', 'claim'][at % 4], state: 'done', subject: { kind: 'PARCEL', id: world.parcels[at]?.id }, key: String(at), createdAt: ago(at / 10), dueAt: ago(at / 10), doneAt: ago(at / 10), attempts: 1, reason: null,
    receipt, answer: null, body: at % 4 === 3 ? { amount: 8900 } : {}, about: { carrier: 'YTO', number: world.parcels[at]?.number, shop: 'yanxing-mini', orderNumber: 'B-1' },
  })), search));
  const series = (values) => values.map((value, at) => ({ day: iso(now() - (6 - at) * 24 * HOUR).slice(0, 10), value, samples: 100 }));
  on('GET', '/api/v1/today', () => ({
    now: iso(now()),
    needs: empty ? { total: 0, approvals: 0, tickets: 0, overdueTickets: 0, cases: 0, casesOverdue: 0, anomalies: 0, deadActions: 0 } : { total: 9, approvals: 2, tickets: 3, overdueTickets: 1, cases: 2, casesOverdue: 0, anomalies: 4, deadActions: 1 },
    red: empty ? [] : [
      { kind: 'approval', id: 'a', title: '破损理赔', clock: '', amount: money(128000), dueAt: iso(now() + HOUR), overdue: false, parcel: null },
      { kind: 'ticket', id: 't', title: '滞留：联系圆通杭州转运中心并把结果告诉买家', clock: '', amount: null, dueAt: iso(now() - HOUR), overdue: true, parcel: null },
      { kind: 'case', id: 'c', title: 'DAMAGED', clock: 'PF-601', amount: money(8900), dueAt: iso(now() + 20 * HOUR), overdue: false, parcel: null },
    ],
    anomalies: empty ? [] : [{ type: 'DAMAGED', name: '破损', open: 2, oldestAt: ago(3) }, { type: 'STALLED', name: '滞留', open: 2, oldestAt: ago(30) }],
    figures: empty
      ? Object.fromEntries(['inTransit', 'deliveredToday', 'onTimeShare', 'reachedFirst'].map((name, at) => [name, { value: at < 2 ? 0 : null, unit: at < 2 ? 'parcels' : 'share', samples: 0, series: series([0, 0, 0, 0, 0, 0, 0]) }]))
      : {
          inTransit: { value: 3412, unit: 'parcels', samples: 3412, series: series([2800, 2950, 3010, 3200, 3150, 3380, 3412]) },
          deliveredToday: { value: 842, unit: 'parcels', samples: 842, series: series([780, 810, 640, 905, 870, 820, 842]) },
          onTimeShare: { value: 0.963, unit: 'share', samples: 5120, series: series([0.95, 0.955, 0.951, 0.96, 0.958, 0.965, 0.963]) },
          reachedFirst: { value: 0.91, unit: 'share', samples: 64, series: series([null, 0.8, 0.85, 0.88, 0.9, 0.92, 0.91]) },
        },
    doneToday: { total: empty ? 0 : 1284, byKind: empty ? {} : { message: 1012, coupon: 180, claim: 12, points: 80 }, atLeast: false },
    proof: { parcelsUnderWay: 0, timersSet: 0, lastPushAt: empty ? null : ago(0.01) },
  }));

  on('GET', '/api/v1/audit', ({ search }) => page(some(120, (at) => ({ id: newId(), at: ago(at), actor: 'account:1', actorName: '钱老板', kind: ['connection.made', 'flow.published', 'person.revealed'][at % 3], subject: `connection:${at}`, detail: { name: '快递鸟', reason: '核对地址' } })), search));
  on('GET', '/api/v1/system', () => ({ intake: { windowSeconds: 300, pushes: 70, reports: 98, reportsPerSecond: 0.33 }, delay: { samples: empty ? 0 : 110, p50Millis: empty ? null : 120, p99Millis: empty ? null : 1260 }, backlog: { waiting: 13, due: 0, oldestDueAt: null }, oldestTimer: empty ? null : { wakeAt: ago(-4), lateSeconds: 0 }, errors: [] }));
  on('GET', '/api/v1/unmapped', ({ search }) => page(some(3, (at) => ({ source: '快递鸟', code: ['311', '', '9902'][at], carrier: 'YTO', carrierName: '圆通速递', count: 40 - at * 9, lastParcel: world.parcels[0]?.id, firstAt: ago(200), lastAt: ago(2), texts: ['【杭州市】已离开,发往下一站(无法识别的说法)'] })), search));
  on('GET', '/api/v1/quarantine', ({ search }) => page(some(1, () => ({ id: newId(), connection: connections[0]?.id, connector: 'kdniao', number: '', reason: '没有单号', arrivedAt: ago(5), redrivenAt: null })), search));
  on('GET', '/api/v1/keys', () => ({ items: some(1, () => ({ id: newId(), name: '官网下单', hint: 'hy_live_3f…', roles: ['operator'], createdAt: ago(300), usedAt: ago(0.1) })), next: null }));
  on('POST', '/api/v1/keys', () => ({ id: newId(), key: `hy_${newId().replaceAll('-', '')}` }));
  on('GET', '/api/v1/webhooks', () => ({ items: some(1, () => ({ id: 'w', name: '会员系统', url: 'https://example.com/hooks/hongyan', types: ['member.tier_changed'], state: 'on', reason: null, failingSince: null, createdAt: ago(100), secret: null })), next: null }));
  on('GET', '/api/v1/webhooks/:id/deliveries', ({ search }) => page(some(5, (at) => ({ id: newId(), state: at ? 'done' : 'dead', key: 'k', createdAt: ago(at), nextAt: null, doneAt: ago(at), attempts: at ? 1 : 14, reason: at ? null : '对方回答 500', body: { type: 'member.tier_changed', data: { tier: '金卡' } }, answer: at ? { id: null, state: '200', at: ago(at) } : null })), search));
  on('GET', '/api/v1/accounts', () => ({ items: [['owner@demo', '钱老板', 'owner'], ['operator@demo', '李运营', 'operator'], ['approver@demo', '赵审批', 'approver']].map(([user, name, role]) => ({ id: user, user, name, roles: [role], active: true })), next: null }));
  on('GET', '/api/v1/approval-limits', () => ({ approver: 200000 }));
}
