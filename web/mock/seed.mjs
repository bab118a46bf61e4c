/** Invented data in the forms of the API: the same seed gives the same world. */

let state = 42;
export function random() {
  state = (state * 1664525 + 1013904223) >>> 0;
  return state / 4294967296;
}
export const pick = (list) => list[Math.floor(random() * list.length)];
const between = (low, high) => low + Math.floor(random() * (high - low + 1));
const digits = (count) => Array.from({ length: count }, () => between(0, 9)).join('');

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-11-22T10:42:00+08:00');
export const iso = (time) => new Date(time).toISOString();

let serial = 0;
/** UUIDv7 by the given time. */
export function newId(time = Date.now()) {
  const hex = Math.floor(time).toString(16).padStart(12, '0');
  serial += 1;
  const tail = serial.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${digits(3)}-8${digits(3)}-${tail}`;
}

const CARRIERS = [
  ['YTO', '圆通速递', () => `YT${digits(13)}`],
  ['ZTO', '中通快递', () => `7${between(3, 9)}${digits(12)}`],
  ['SF', '顺丰速运', () => `SF${digits(13)}`],
  ['STO', '申通快递', () => `77${digits(13)}`],
  ['YUNDA', '韵达速递', () => `${pick([3, 4])}${digits(14)}`],
  ['JT', '极兔速递', () => `JT${digits(13)}`],
  ['JD', '京东物流', () => `JDVA${digits(11)}`],
];
const CITIES = ['成都', '杭州', '上海', '广州', '武汉', '西安', '南京', '长沙', '郑州', '青岛', '昆明', '哈尔滨', '厦门', '重庆', '合肥'];
const DISTRICTS = ['武侯', '余杭', '浦东', '天河', '洪山', '雁塔', '鼓楼', '岳麓', '金水', '崂山', '盘龙', '南岗', '思明', '渝北', '蜀山'];
const SURNAMES = ['张', '王', '李', '赵', '陈', '刘', '杨', '黄', '周', '吴', '徐', '孙'];
const GIVEN = ['晓雨', '建国', '思远', '美玲', '一鸣', '子涵', '文博', '静', '伟', '雪梅'];
const GOODS = [
  ['手作陶杯 青釉 350ml', 12900],
  ['云南小粒咖啡豆 454g', 6800],
  ['棉麻四件套 1.8m', 39900],
  ['蓝牙降噪耳机', 49900],
  ['儿童保温杯 500ml', 8900],
  ['有机燕麦片 1kg × 2', 5600],
  ['山茶花护手霜礼盒', 15800],
  ['机械键盘 87 键', 32900],
  ['羊毛围巾 驼色', 21900],
  ['智能体脂秤', 19900],
];
const SHOPS = ['雁行优选', '雁行家居'];
const TIERS = ['普通', '银卡', '金卡', '白金会员'];
const SOURCES = ['快递鸟', '快递100', '顺丰', '快递鸟'];
export const NAMES = {
  NO_TRACE: '暂无轨迹',
  INFO_RECEIVED: '待揽收',
  PICKED_UP: '已揽收',
  IN_TRANSIT: '运输中',
  OUT_FOR_DELIVERY: '派件中',
  DEPOSITED: '已投柜/入站',
  DELIVERED: '已签收',
  DELIVERY_FAILED: '派件失败',
  EXCEPTION: '问题件',
  RETURNING: '退回中',
  RETURNED: '退回签收',
  CANCELLED: '已取消',
  UNMAPPED: '未识别',
};
const SUBS = {
  'PICKED_UP.GENERAL': '已揽收',
  'IN_TRANSIT.ARRIVED_HUB': '到达中转',
  'IN_TRANSIT.DEPARTED_HUB': '已发往下一站',
  'IN_TRANSIT.LINEHAUL': '干线运输',
  'IN_TRANSIT.ARRIVED_DEST_CITY': '到达派件城市',
  'IN_TRANSIT.ARRIVED_STATION': '到达派件网点',
  'OUT_FOR_DELIVERY.GENERAL': '派送中',
  'DEPOSITED.LOCKER': '已入柜',
  'DEPOSITED.STATION': '已到驿站',
  'DELIVERED.RECIPIENT': '本人签收',
  'DELIVERED.AGENT': '他人代签',
  'DELIVERY_FAILED.NO_CONTACT': '联系不上',
  'DELIVERY_FAILED.REFUSED': '拒收',
  'EXCEPTION.DAMAGED': '破损',
  'RETURNING.IN_TRANSIT': '退回运输中',
  'INFO_RECEIVED.PICKUP_ASSIGNED': '待揽收',
};
export const ANOMALY_NAMES = {
  DAMAGED: '破损', LOST: '丢失', SHORT: '短少', STALLED: '滞留', DELAYED: '延误', FAILED_ATTEMPT: '派件失败',
  BAD_ADDRESS: '地址不详', REFUSED: '拒收', NOT_COLLECTED: '超时未取', MISSORTED: '错分', SILENCE: '无动静',
};
const cny = (amount) => ({ amount, currency: 'CNY' });

/** One journey: what is scanned, in order, as far as the parcel has come. */
function journey(kind, from, to, district) {
  const courier = `${pick(SURNAMES)}师傅`;
  const line = [
    ['PICKED_UP', 'GENERAL', `${from}集散`, `【${from}】揽投员${courier}已收取快件`, []],
    ['IN_TRANSIT', 'DEPARTED_HUB', `${from}分拨`, `快件离开【${from}分拨中心】，发往【${to}转运中心】`, []],
    ['IN_TRANSIT', 'ARRIVED_HUB', `${to}转运`, `快件抵达【${to}转运中心】`, []],
    ['IN_TRANSIT', 'ARRIVED_STATION', `${to}${district}`, `快件抵达【${to}${district}二部】`, []],
    ['OUT_FOR_DELIVERY', 'GENERAL', `${to}${district}`, `【${to}${district}二部】${courier}正在为您派送`, []],
  ];
  if (kind === 'damaged') {
    line.splice(3, 0, ['EXCEPTION', 'DAMAGED', `${to}转运`, '卸车时查见外包装破损，已拍照登记，内件待核实', ['破损']]);
  }
  if (kind === 'failed') {
    line.push(['DELIVERY_FAILED', 'NO_CONTACT', `${to}${district}`, '派送不成功，收件人电话无人接听，明日再派', ['派送不成功', '无人接听']]);
  }
  if (kind === 'refused') {
    line.push(['DELIVERY_FAILED', 'REFUSED', `${to}${district}`, '收件人拒绝签收，原因：与预期不符', ['拒绝签收']]);
    line.push(['RETURNING', 'IN_TRANSIT', `${to}转运`, '快件正退回寄件人，离开转运中心', ['退回']]);
  }
  if (kind === 'locker') line.push(['DEPOSITED', 'STATION', `${to}${district}`, '快件已存放至小区驿站，请凭取件码领取', ['驿站']]);
  if (kind === 'delivered') {
    line.push(['DELIVERED', pick(['RECIPIENT', 'AGENT']), `${to}${district}`, '快件已签收，签收人：本人，感谢使用', ['已签收']]);
  }
  return line;
}

const MILESTONES = {
  PICKED_UP: ['picked_up', '已揽收'],
  ARRIVED_STATION: ['reached_city', '到达派件城市'],
  OUT_FOR_DELIVERY: ['out_for_delivery', '派件中'],
  DEPOSITED: ['deposited', '已投柜/入站'],
  DELIVERED: ['delivered', '已签收'],
  DELIVERY_FAILED: ['delivery_failed', '派件失败'],
  RETURNING: ['turned_back', '开始退回'],
};

function action(parcel, fields) {
  return {
    id: newId(),
    state: 'done',
    subject: { kind: 'PARCEL', id: parcel.id },
    attempts: 1,
    reason: null,
    body: {},
    ...fields,
  };
}

const receipt = (flow, name, version, sentence, facts, more = {}) => ({
  flow,
  name,
  version,
  clause: sentence,
  facts,
  alternatives: [],
  ...more,
});

const PURPOSES = { 发货提醒: 'SHIPPED', 派送提醒: 'DELIVERY', 取件提醒: 'PICKUP', 破损安抚: 'APOLOGY' };

function message(parcel, at, flow, flowName, title, occurrence, channel, cost, facts) {
  return action(parcel, {
    kind: 'message',
    key: `${flow}/parcel:${parcel.id}/${occurrence}/1`,
    createdAt: iso(at),
    dueAt: iso(at),
    body: { template: flow, purpose: PURPOSES[title] ?? 'ALERT' },
    log: { channel, cost, title },
    answer: { id: digits(10), state: 'delivered', at: iso(at + 4_000) },
    receipt: receipt(flow, flowName, 3, `包裹${title.replace('提醒', '')}，通知买家一次`, facts, {
      alternatives: [{ what: 'parcel-moving/1', code: 'NEWER_PROGRESS' }],
    }),
  });
}

export function makeWorld(count) {
  const world = { parcels: [], cases: [], approvals: [], tickets: [], people: new Map() };
  for (let index = 0; index < count; index += 1) world.parcels.push(makeParcel(world, index));
  world.parcels.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return world;
}

export function makeParcel(world, index, kindWanted) {
  const [carrier, carrierName, number] = pick(CARRIERS);
  const dice = random();
  const kind =
    kindWanted ??
    (index === 2
      ? 'damaged'
      : dice < 0.03 ? 'damaged' : dice < 0.06 ? 'failed' : dice < 0.08 ? 'refused' : dice < 0.12 ? 'locker' : dice < 0.5 ? 'delivered' : 'moving');
  const from = pick(CITIES);
  const at = between(0, CITIES.length - 1);
  const [to, district] = [CITIES[at], DISTRICTS[at]];
  const line = journey(kind, from, to, district);
  const whole = kind !== 'moving' || random() < 0.25;
  const steps = whole ? line : line.slice(0, between(0, line.length));
  const last = NOW - (index < 40 ? between(1, 200) * MINUTE : between(10, 20 * 24 * 60) * MINUTE);
  let time = last;
  const times = steps.map(() => 0);
  for (let step = steps.length - 1; step >= 0; step -= 1) {
    times[step] = time;
    time -= between(90, 900) * MINUTE;
  }
  const boundAt = time;
  const source = carrier === 'SF' ? '顺丰' : pick(SOURCES.slice(0, 2));
  const name = `${pick(SURNAMES)}${pick(GIVEN)}`;
  const phone = `1${pick([38, 39, 50, 58, 86])}${digits(8)}`;
  const token = newId();
  world.people.set(token, { name, phone, address: `${to}市${district}区雁栖路 ${between(1, 199)} 号 ${between(1, 12)} 幢` });
  const [title, price] = pick(GOODS);
  const quantity = random() < 0.8 ? 1 : 2;
  const parcel = {
    id: newId(boundAt),
    carrier,
    carrierName,
    number: number(),
    boundAt: iso(boundAt),
    shop: pick(SHOPS),
    orderNumber: `B-${20261100 + index}`,
    buyerMasked: `${name[0]}** ${phone.slice(0, 3)}****${phone.slice(7)}`,
    promisedBy: iso(boundAt + 72 * HOUR),
    deliveredAt: null,
    onTime: null,
    estimate: null,
    anomalies: [],
    anomalyLog: [],
    milestones: [{ kind: 'parcel.bound', name: '已绑单', at: iso(boundAt), arrivedAt: iso(boundAt), late: false }],
    events: [],
    actions: [],
    tickets: [],
    claims: [],
  };
  parcel.order = {
    number: parcel.orderNumber,
    shop: parcel.shop,
    paid: cny(price * quantity),
    paidAt: iso(boundAt - 3 * HOUR),
    lines: [{ sku: `S${between(1, 90)}`, title, quantity, price: cny(price) }],
    buyer: { token, name: `${name[0]}**`, phone: `${phone.slice(0, 3)}****${phone.slice(7)}`, address: `${to}市${district}区 ****` },
    member: { id: newId(), tier: pick(TIERS) },
  };
  steps.forEach((step, order) => addEvent(world, parcel, step, times[order], source));
  settle(parcel, last);
  return parcel;
}

function addEvent(world, parcel, [status, sub, place, text, matched], at, source) {
  parcel.events.unshift({
    at: iso(at),
    arrivedAt: iso(at + between(1, 60) * MINUTE),
    text,
    status,
    substatus: `${status}.${sub}`,
    place,
    nextHop: '',
    source,
    code: String(between(1, 320)),
    matched,
  });
  const [kind, name] = MILESTONES[sub] ?? MILESTONES[status] ?? [];
  if (kind) parcel.milestones.push({ kind: `parcel.${kind}`, name, at: iso(at), arrivedAt: iso(at + MINUTE), late: false });
  const facts = { 'parcel.number': parcel.number, 'parcel.status': NAMES[status], 'parcel.place': place, 'order.paid': parcel.order.paid.amount };
  if (status === 'PICKED_UP') parcel.actions.push(message(parcel, at + MINUTE, 'shipped-notice', '发货提醒', '发货提醒', 'parcel.picked_up#1', 'wechat', 0, facts));
  if (status === 'OUT_FOR_DELIVERY') parcel.actions.push(message(parcel, at + MINUTE, 'delivery-notice', '派送提醒', '派送提醒', 'parcel.out_for_delivery#1', pick(['wechat', 'sms']), 5, facts));
  if (status === 'DEPOSITED') parcel.actions.push(message(parcel, at + MINUTE, 'pickup-notice', '驿站/快递柜取件提醒', '取件提醒', 'parcel.deposited#1', 'sms', 5, facts));
  if (sub === 'DAMAGED') damaged(world, parcel, at, facts);
  if (sub === 'NO_CONTACT') failed(world, parcel, at, facts);
  if (sub === 'REFUSED') parcel.anomalyLog.push({ type: 'REFUSED', name: '拒收', openedAt: iso(at), closedAt: null, why: '收件人拒绝签收' });
  if (status === 'DELIVERED') delivered(parcel, at, facts);
}

function damaged(world, parcel, at, facts) {
  parcel.anomalyLog.push({ type: 'DAMAGED', name: '破损', openedAt: iso(at), closedAt: null, why: '扫描写明「外包装破损」' });
  const all = { ...facts, 'anomaly.type': '破损', 'order.problemOpen': false };
  parcel.actions.push(message(parcel, at + MINUTE, 'damaged-auto-claim', '破损自动理赔', '破损安抚', 'DAMAGED#1', 'wechat', 0, all));
  const claim = makeClaim(world, parcel, at, all);
  world.cases.push(claim);
  parcel.claims.push(claim);
  const why = receipt('damaged-auto-claim', '破损自动理赔', 7, '包裹出现破损，且实付不少于 ¥20，每个包裹一次：按规则理赔，¥100 以内自动赔付，以上等审批', all, {
    alternatives: [{ what: 'damaged-auto-claim/3', code: 'BUDGET', detail: '' }],
  });
  claim.receipt = why;
  parcel.actions.push(
    action(parcel, {
      kind: 'claim',
      key: `damaged-auto-claim/parcel:${parcel.id}/DAMAGED#1/2`,
      createdAt: iso(at + MINUTE),
      dueAt: iso(at + MINUTE),
      body: { reason: 'DAMAGED', atMost: 50000, approveAbove: 10000, case: claim.id },
      answer: null,
      receipt: why,
    }),
  );
  if (claim.state === 'paid') {
    parcel.actions.push(
      action(parcel, {
        kind: 'transfer',
        key: `damaged-auto-claim/parcel:${parcel.id}/DAMAGED#1/2`,
        createdAt: iso(at + 2 * MINUTE),
        dueAt: iso(at + 2 * MINUTE),
        body: { case: claim.id, amount: claim.amount.amount, currency: 'CNY', reason: 'DAMAGED' },
        answer: { id: digits(12), state: 'paid', at: iso(at + 3 * MINUTE) },
        receipt: why,
      }),
    );
  }
}

export function calculate(goods, degree) {
  const share = { MINOR: 30, MODERATE: 60, SEVERE: 100, TOTAL: 100 }[degree];
  const loss = Math.round((goods * share) / 100);
  const cap = 50000;
  const total = Math.min(loss, cap);
  return {
    policyVersion: '破损理赔规则 2026-10',
    total: cny(total),
    lines: [
      { code: 'goods', text: '商品价值', detail: '实付金额', amount: cny(goods) },
      { code: 'degree', text: '破损程度', detail: `${{ MINOR: '轻微', MODERATE: '中等', SEVERE: '严重', TOTAL: '全损' }[degree]} × ${share}%`, amount: cny(loss) },
      ...(loss > cap ? [{ code: 'cap', text: '单笔上限', detail: '流程「破损自动理赔」最多 ¥500.00', amount: cny(cap - loss) }] : []),
    ],
  };
}

function makeClaim(world, parcel, at, facts) {
  const goods = parcel.order.paid.amount;
  const calculation = calculate(goods, 'MODERATE');
  const waits = calculation.total.amount > 10000;
  const older = NOW - at > 2 * DAY;
  const state = waits && !older ? 'awaiting_approval' : 'paid';
  const log = [
    { at: iso(at + MINUTE), by: '流程「破损自动理赔」', from: null, to: 'opened', note: '破损扫描' },
    { at: iso(at + MINUTE), by: '流程「破损自动理赔」', from: 'opened', to: 'assessed', note: '程度按中等，金额按规则' },
  ];
  if (waits) log.push({ at: iso(at + MINUTE), by: '流程「破损自动理赔」', from: 'assessed', to: 'awaiting_approval', note: '超过 ¥100.00' });
  if (state === 'paid') {
    log.push({ at: iso(at + 2 * MINUTE), by: waits ? '陈审批' : '流程「破损自动理赔」', from: log.at(-1).to, to: 'approved', note: null });
    log.push({ at: iso(at + 2 * MINUTE), by: '系统', from: 'approved', to: 'paying', note: null });
    log.push({ at: iso(at + 3 * MINUTE), by: '商家系统', from: 'paying', to: 'paid', note: '打款完成' });
  }
  const claim = {
    id: newId(at),
    number: `C-${10001 + world.cases.length}`,
    type: 'CLAIM',
    state,
    reason: 'DAMAGED',
    amount: calculation.total,
    orderNumber: parcel.orderNumber,
    parcel: { id: parcel.id, number: parcel.number, carrierName: parcel.carrierName },
    buyerMasked: parcel.buyerMasked,
    openedAt: iso(at + MINUTE),
    updatedAt: iso(at + 3 * MINUTE),
    dueAt: state === 'paid' ? null : iso(at + between(2, 30) * HOUR),
    openedBy: '流程「破损自动理赔」',
    degree: 'MODERATE',
    goodsValue: cny(goods),
    receiver: { name: parcel.buyerMasked, way: 'payout' },
    calculation,
    log,
    payments:
      state === 'paid'
        ? [{ id: newId(), way: 'payout', state: 'paid', amount: calculation.total, at: iso(at + 3 * MINUTE), reference: `P${digits(10)}`, reason: null }]
        : [],
    recovery: { id: newId(), carrierName: parcel.carrierName, ground: '运输中破损，有承运商破损扫描', expected: cny(Math.min(calculation.total.amount, 30000)), state: 'open', dueAt: iso(at + 20 * DAY) },
    receipt: null,
    approval: null,
    transitions: state === 'paid' ? [] : ['approve', 'refuse', 'assess'],
  };
  if (state === 'awaiting_approval') {
    const approval = makeApproval(world, claim, parcel, facts, at);
    claim.approval = { id: approval.id, state: approval.state };
  }
  return claim;
}

function makeApproval(world, claim, parcel, facts, at) {
  const own = world.approvals.length === 1;
  const approval = {
    id: newId(at),
    title: `${ANOMALY_NAMES[claim.reason]}理赔 ${claim.number}`,
    state: 'waiting',
    flow: { id: 'damaged-auto-claim', name: '破损自动理赔', version: 7 },
    amount: claim.amount,
    receiver: claim.buyerMasked,
    clause: '破损理赔规则 2026-10 第 2 条：中等破损赔商品价值的 60%，单笔不超过 ¥500.00',
    lines: claim.calculation.lines,
    requestedBy: own ? '陈审批' : '流程「破损自动理赔」',
    requestedAt: claim.openedAt,
    dueAt: claim.dueAt,
    onTimeout: '到时无人处理：转给负责人',
    decidedBy: null,
    decidedAt: null,
    reason: null,
    mayDecide: true,
    case: { id: claim.id, number: claim.number },
    parcel: { id: parcel.id, number: parcel.number },
    orderNumber: parcel.orderNumber,
    receipt: receipt('damaged-auto-claim', '破损自动理赔', 7, '理赔超过 ¥100，等审批', facts),
  };
  world.approvals.push(approval);
  return approval;
}

function failed(world, parcel, at, facts) {
  parcel.anomalyLog.push({ type: 'FAILED_ATTEMPT', name: '派件失败', openedAt: iso(at), closedAt: null, why: '收件人电话无人接听' });
  const ticket = {
    id: newId(at),
    title: '派件失败：联系买家确认电话与时间',
    state: NOW - at > 3 * DAY ? 'done' : 'open',
    priority: 'HIGH',
    assignee: null,
    suggestion: '致电买家，改约今晚 18:00 后派送',
    dueAt: iso(at + 4 * HOUR),
    createdAt: iso(at + MINUTE),
    createdBy: '流程「派件失败预警」',
    parcel: { id: parcel.id, number: parcel.number },
    orderNumber: parcel.orderNumber,
    comments: [],
    receipt: receipt('failed-attempt-alert', '派件失败/地址不详预警', 2, '派件失败，提醒客服并告知买家', facts),
  };
  world.tickets.push(ticket);
  parcel.tickets.push(ticket);
  parcel.actions.push(
    action(parcel, {
      kind: 'ticket',
      key: `failed-attempt-alert/parcel:${parcel.id}/parcel.delivery_failed#1/1`,
      createdAt: iso(at + MINUTE),
      dueAt: iso(at + MINUTE),
      body: { title: ticket.title, priority: 'HIGH' },
      answer: null,
      receipt: ticket.receipt,
    }),
  );
}

function delivered(parcel, at, facts) {
  parcel.deliveredAt = iso(at);
  parcel.onTime = at - Date.parse(parcel.boundAt) < 72 * HOUR;
  const coupon = receipt('signed-care', '签收关怀与评价券', 4, '签收两小时后，没有未结问题，发关怀消息', { ...facts, 'order.problemOpen': false });
  const due = at + 2 * HOUR;
  parcel.actions.push(
    action(parcel, {
      kind: 'message',
      state: due > NOW ? 'waiting' : 'done',
      key: `signed-care/parcel:${parcel.id}/parcel.delivered#1/2`,
      createdAt: iso(at),
      dueAt: iso(due),
      body: { template: 'care', purpose: 'CARE' },
      log: due > NOW ? null : { channel: 'wechat', cost: 0, title: '签收关怀' },
      attempts: due > NOW ? 0 : 1,
      answer: due > NOW ? null : { id: digits(9), state: 'delivered', at: iso(due) },
      receipt: coupon,
    }),
  );
  if (parcel.onTime) {
    parcel.actions.push(
      action(parcel, {
        kind: 'points',
        key: `on-time/parcel:${parcel.id}/parcel.delivered#1/1`,
        createdAt: iso(at),
        dueAt: iso(at),
        body: { rule: 'on-time' },
        answer: null,
        receipt: receipt('on-time-points', '准时积分与会员升级', 2, '准时签收，记时效信用分', { ...facts, 'parcel.onTime': true }),
      }),
    );
  }
}

function settle(parcel, last) {
  const newest = parcel.events[0];
  const status = newest?.status ?? (random() < 0.5 ? 'NO_TRACE' : 'INFO_RECEIVED');
  const sub = newest?.substatus ?? `${status}.GENERAL`;
  if (!newest || (status === 'IN_TRANSIT' && NOW - last > 2 * DAY)) {
    if (newest && random() < 0.5) {
      parcel.anomalyLog.push({ type: 'STALLED', name: '滞留', openedAt: iso(last + 30 * HOUR), closedAt: null, why: '这条线路通常 18 小时内有下一次扫描，已过 30 小时' });
    }
  }
  parcel.status = status;
  parcel.statusName = NAMES[status];
  parcel.substatus = sub;
  parcel.substatusName = SUBS[sub] ?? NAMES[status];
  parcel.place = newest?.place ?? '';
  parcel.updatedAt = newest?.at ?? parcel.boundAt;
  parcel.anomalies = [...new Set(parcel.anomalyLog.filter((one) => !one.closedAt).map((one) => one.type))];
  if (!['DELIVERED', 'RETURNING', 'RETURNED', 'CANCELLED'].includes(status)) {
    const day = NOW - 2 * HOUR + between(0, 2) * DAY;
    parcel.estimate = { from: iso(day + 5 * HOUR), to: iso(day + 9 * HOUR), coverage: random() < 0.7 ? 0.9 : null };
  }
}

/** The world moves on by one scan. */
export function advance(world, parcel, now) {
  const [status, sub, place, text] =
    parcel.status === 'OUT_FOR_DELIVERY'
      ? ['DELIVERED', 'RECIPIENT', parcel.place, '快件已签收，签收人：本人']
      : ['OUT_FOR_DELIVERY', 'GENERAL', parcel.place || '成都武侯', '快递员正在为您派送，请保持电话畅通'];
  addEvent(world, parcel, [status, sub, place, text, []], now, '快递鸟');
  settle(parcel, now);
}
