/** Flows as a merchant has them, and a light check that is only good enough to draw the page. */

const FLOWS = [
  ['shipped-notice', '发货提醒', 'parcel.picked_up', '当包裹已揽收，每个订单一次：发「已发货」消息。', 842, 1240, 'send: {template: shipped, channels: [wechat, sms]}', '', 'order'],
  ['delivery-notice', '派送提醒', 'parcel.out_for_delivery', '当包裹派件中，每个包裹一次：发「派送提醒」消息，4 小时内有效。', 655, 3275, 'send: {template: out-for-delivery, channels: [wechat, sms]}', '', 'parcel'],
  ['pickup-notice', '驿站/快递柜取件提醒', 'parcel.deposited', '当包裹已投柜/入站，每个包裹一次：发「取件提醒」消息；24 小时未取再提醒一次。', 121, 605, 'send: {template: pickup, channels: [wechat, sms]}', '', 'parcel'],
  ['stalled-alert', '滞留预警', 'parcel.anomaly_opened', '当包裹出现滞留，每个包裹一次：建工单「滞留：催承运商」，并告知买家。', 23, 0, 'ticket: {title: 滞留：催承运商, priority: high}', 'anomaly.type == "STALLED"', 'parcel'],
  ['failed-attempt-alert', '派件失败/地址不详预警', 'parcel.delivery_failed', '当包裹派件失败，每次一次：建工单「联系买家」，发「派件未成功」消息。', 31, 155, 'ticket: {title: 联系买家确认电话与时间}', '', 'occurrence'],
  ['damaged-auto-claim', '破损自动理赔', 'parcel.anomaly_opened', '当包裹出现破损，且实付不少于 ¥20，每个包裹一次：先发安抚消息；按规则理赔，¥100 以内自动赔付，以上等审批；签收后告知结果。', 37, 231000, 'claim: {reason: DAMAGED, atMost: 50000, approveAbove: 10000}', 'anomaly.type == "DAMAGED" && order.paid >= 2000', 'parcel'],
  ['refused-handling', '拒收处理', 'parcel.anomaly_opened', '当包裹被拒收，每个包裹一次：建工单「拒收：联系买家」，暂停营销消息。', 9, 0, 'ticket: {title: 拒收：联系买家}', 'anomaly.type == "REFUSED"', 'parcel'],
  ['signed-care', '签收关怀与评价券', 'parcel.delivered', '当包裹已签收，且没有未结问题，每个订单一次：等 2 小时，发关怀消息，附评价有礼。', 540, 0, 'send: {template: care, channels: [wechat]}', '!order.problemOpen', 'order'],
  ['on-time-points', '准时积分与会员升级', 'parcel.delivered', '当包裹准时签收，每个包裹一次：记时效信用分；本月第 5 次准时升为白金会员。', 498, 0, 'points: {rule: on-time}', 'parcel.onTime', 'parcel'],
];

const yamlOf = ([id, name, on, , , , step, when, once]) =>
  `flow: ${id}\nname: ${name}\non: ${on}\n${when ? `when: ${when}\n` : ''}once: ${once}\nlimits: {perDay: 500, budgetPerDay: 500000}\ndo:\n  - ${step}\n`;

export function makeFlows(now) {
  return FLOWS.map((entry) => {
    const [id, name, on, sentence, hits, spend] = entry;
    const yaml = yamlOf(entry);
    return {
      id, name, enabled: id !== 'refused-handling', version: 3, draft: false, builtIn: true, sentence,
      triggers: [on], hits7d: hits, spend7d: { amount: spend, currency: 'CNY' }, publishedAt: now, yaml, publishedYaml: yaml,
      versions: [
        { version: 3, yaml, sentence, publishedAt: now, publishedBy: '李运营' },
        { version: 2, yaml: yaml.replace('perDay: 500,', 'perDay: 200,'), sentence, publishedAt: '2026-11-02T02:00:00Z', publishedBy: '李运营' },
      ],
    };
  });
}

const KNOWN = ['flow', 'name', 'on', 'when', 'once', 'cooldown', 'limits', 'do', 'note'];
const TRIGGERS = ['parcel.bound', 'parcel.picked_up', 'parcel.out_for_delivery', 'parcel.deposited', 'parcel.delivered', 'parcel.delivery_failed', 'parcel.anomaly_opened', 'parcel.anomaly_closed', 'parcel.returned', 'claim.paid'];

export function check(yaml) {
  const errors = [];
  let name = null;
  yaml.split('\n').forEach((text, index) => {
    const line = index + 1;
    const [, key, value] = /^([A-Za-z]+):\s*(.*)$/.exec(text) ?? [];
    if (/^\t/.test(text)) errors.push({ line, column: 1, code: 'yaml', message: '缩进请用空格，不要用制表符' });
    if (!key) return;
    const column = key.length + 3;
    if (!KNOWN.includes(key)) errors.push({ line, column: 1, code: 'unknown-key', message: `没有「${key}」这一项，可用的有：${KNOWN.join('、')}` });
    if (key === 'name') name = value;
    if (key === 'on' && !TRIGGERS.includes(value)) errors.push({ line, column, code: 'unknown-trigger', message: `没有触发器「${value}」` });
    if (key === 'when' && /order\.payed/.test(value)) errors.push({ line, column: column + value.indexOf('order.payed'), code: 'unknown-field', message: '没有字段 order.payed，你是否想写 order.paid' });
  });
  for (const key of ['flow', 'on', 'do']) {
    if (!new RegExp(`^${key}:`, 'm').test(yaml)) errors.push({ line: 1, column: 1, code: 'missing', message: `缺少「${key}」` });
  }
  return { ok: errors.length === 0, name, sentence: errors.length === 0 ? sentenceOf(yaml) : null, errors };
}

function sentenceOf(yaml) {
  const known = FLOWS.find(([id]) => yaml.includes(`flow: ${id}\n`));
  return known ? known[3] : '当所选的事情发生，每个包裹一次：按下面的步骤去做。';
}
