import { createServer } from 'node:http';

import { deskRoutes } from './desk.mjs';
import { check, makeFlows } from './flows.mjs';
import { advance, calculate, iso, makeParcel, makeWorld, newId, NOW, pick, random } from './seed.mjs';

const PORT = Number(process.env.PORT ?? 5190);
const SLOW = Number(process.env.SLOW ?? 0);
const SPEED = Number(process.env.SPEED ?? 1);
const world = makeWorld(Number(process.env.PARCELS ?? 1000));
const flows = Number(process.env.PARCELS ?? 1) === 0 ? [] : makeFlows(iso(NOW));
const startedAt = Date.now();
const now = () => NOW + (Date.now() - startedAt) * SPEED;
const sessions = new Map();
const streams = new Set();
const jobs = new Map();
let eventId = 1;

const USERS = {
  operator: { name: '李运营', role: 'operator' },
  service: { name: '周客服', role: 'service' },
  approver: { name: '陈审批', role: 'approver' },
  owner: { name: '林负责', role: 'owner' },
};

class Problem extends Error {
  constructor(status, detail, errors = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

function tell(type, id) {
  eventId += 1;
  for (const stream of streams) stream.write(`id: ${eventId}\nevent: ${type}\ndata: ${JSON.stringify({ id })}\n\n`);
}

const ROW = ['id', 'carrier', 'carrierName', 'number', 'status', 'substatus', 'statusName', 'substatusName', 'anomalies', 'place', 'updatedAt', 'orderNumber', 'shop', 'buyerMasked', 'estimate'];
const rowOf = (parcel) => Object.fromEntries(ROW.map((key) => [key, parcel[key]]));
const FINAL = ['DELIVERED', 'RETURNED', 'CANCELLED'];
const IN_TAB = {
  all: () => true,
  moving: (parcel) => !FINAL.includes(parcel.status),
  anomaly: (parcel) => parcel.anomalies.length > 0,
  due_today: (parcel) => parcel.estimate && iso(Date.parse(parcel.estimate.to) + 8 * 3600_000).slice(0, 10) === iso(now() + 8 * 3600_000).slice(0, 10),
  delivered: (parcel) => parcel.status === 'DELIVERED',
};

function page(items, search, view = (item) => item) {
  const limit = Math.min(200, Number(search.get('limit') ?? 50));
  const after = Number(search.get('after') ?? 0);
  const next = after + limit < items.length ? String(after + limit) : null;
  return { items: items.slice(after, after + limit).map(view), next };
}

function parcelList(search) {
  const some = (name) => (search.get(name) ?? '').split(',').filter(Boolean);
  const [status, carrier, anomaly] = [some('status'), some('carrier'), some('anomaly')];
  const q = (search.get('q') ?? '').toLowerCase();
  const tab = IN_TAB[search.get('tab') ?? 'all'] ?? IN_TAB.all;
  const found = world.parcels.filter(
    (parcel) =>
      tab(parcel) &&
      (!search.get('id') || some('id').includes(parcel.id)) &&
      (status.length === 0 || status.includes(parcel.status)) &&
      (carrier.length === 0 || carrier.includes(parcel.carrier)) &&
      (anomaly.length === 0 || parcel.anomalies.some((type) => anomaly.includes(type))) &&
      (!search.get('order') || parcel.orderNumber === search.get('order')) &&
      (q === '' || parcel.number.toLowerCase().includes(q) || parcel.orderNumber.toLowerCase().includes(q)),
  );
  const sort = search.get('sort') ?? '-updatedAt';
  const field = sort.replace('-', '');
  const value = (parcel) => (field === 'estimate' ? (parcel.estimate?.to ?? '') : parcel[field]);
  found.sort((a, b) => value(a).localeCompare(value(b)) * (sort.startsWith('-') ? -1 : 1));
  return page(found, search, rowOf);
}

const find = (list, id) => {
  const found = list.find((item) => item.id === id);
  if (!found) throw new Problem(404, '没有这个内容');
  return found;
};

const routes = [];
const on = (method, path, handle) => {
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  routes.push({ method, pattern, handle });
};

on('GET', '/api/v1/clock', () => ({ now: iso(now()), speed: SPEED === 1 ? 60 : SPEED, paused: false, isSystem: false, worldUrl: 'http://127.0.0.1:8090/' }));
on('GET', '/api/v1/parcels', ({ search }) => parcelList(search));
on('GET', '/api/v1/parcels/counts', () =>
  Object.fromEntries(Object.entries(IN_TAB).map(([tab, test]) => [tab, world.parcels.filter(test).length])),
);
on('GET', '/api/v1/parcels/:id', ({ params }) => {
  const parcel = find(world.parcels, params.id);
  return { ...parcel, tickets: parcel.tickets.map(ticketView), claims: parcel.claims.map(caseRow) };
});
on('POST', '/api/v1/parcels/:id/refresh', ({ params }) => {
  const parcel = find(world.parcels, params.id);
  if (random() < 0.3) return { outcome: 'later', reason: '承运商每 30 分钟只答一次', events: 0 };
  if (FINAL.includes(parcel.status)) return { outcome: 'unchanged', reason: null, events: 0 };
  advance(world, parcel, now());
  tell('parcel.changed', parcel.id);
  return { outcome: 'updated', reason: null, events: 1 };
});
on('POST', '/api/v1/parcels/:id/tickets', ({ params, body, user }) => {
  const parcel = find(world.parcels, params.id);
  const ticket = { id: newId(), title: body.title, state: 'open', priority: body.priority, assignee: null, suggestion: null, dueAt: null, createdAt: iso(now()), createdBy: user.name, parcel: { id: parcel.id, number: parcel.number }, orderNumber: parcel.orderNumber, comments: [] };
  world.tickets.unshift(ticket);
  parcel.tickets.push(ticket);
  tell('ticket.changed', ticket.id);
  return ticket;
});
on('POST', '/api/v1/people/:token/reveal', ({ params }) => {
  const person = world.people.get(params.token);
  if (!person) throw new Problem(404, '没有这个人');
  return { token: params.token, ...person };
});
on('GET', '/api/v1/search', ({ search }) => {
  const q = (search.get('q') ?? '').toLowerCase();
  const people = search.get('people') === 'true';
  const item = (parcel, title, hint) => ({ id: parcel.id, title, hint, path: `/parcels/${parcel.id}` });
  const byNumber = world.parcels.filter((parcel) => parcel.number.toLowerCase().startsWith(q)).slice(0, 5);
  const byOrder = world.parcels.filter((parcel) => parcel.orderNumber.toLowerCase().startsWith(q)).slice(0, 5);
  const byPerson = people ? world.parcels.filter((parcel) => parcel.buyerMasked.endsWith(q)).slice(0, 5) : [];
  return {
    groups: [
      { kind: 'parcel', items: byNumber.map((parcel) => item(parcel, parcel.number, `${parcel.carrierName} · ${parcel.statusName}`)) },
      { kind: 'order', items: byOrder.map((parcel) => item(parcel, parcel.orderNumber, parcel.shop)) },
      { kind: 'member', items: byPerson.map((parcel) => item(parcel, parcel.buyerMasked, parcel.orderNumber)) },
    ],
  };
});

on('GET', '/api/v1/messages', ({ search }) => {
  const parcel = world.parcels.find((one) => one.id === search.get('parcel'));
  const sent = (parcel?.actions ?? []).filter((action) => action.log);
  return page(
    sent.map(({ id, key, log, body, createdAt }) => ({ id, action: id, key, channel: log.channel, template: body.template, purpose: body.purpose, state: 'delivered', cost: { amount: log.cost, currency: 'CNY' }, to: '138****0000', title: log.title, text: '', reason: null, at: createdAt })),
    search,
  );
});

const ticketView = (ticket) => ({
  id: ticket.id, kind: 'staff', title: ticket.title, suggestion: ticket.suggestion ?? '', words: '', priority: ticket.priority, assignee: ticket.assignee ?? '',
  state: ticket.state, parcel: ticket.parcel?.id ?? null, order: null, caseId: null, member: null, dueAt: ticket.dueAt, createdAt: ticket.createdAt, doneAt: null,
  causedBy: ticket.receipt ? `flow:${ticket.receipt.flow}` : `user:${ticket.createdBy}`, receipt: ticket.receipt ?? null, comments: ticket.comments,
});
on('GET', '/api/v1/tickets', ({ search }) => {
  const state = search.get('state');
  return page(world.tickets.filter((ticket) => !state || ticket.state === state), search, (ticket) => ({ ...ticketView(ticket), comments: [] }));
});
on('GET', '/api/v1/tickets/:id', ({ params }) => ticketView(find(world.tickets, params.id)));
on('POST', '/api/v1/tickets/:id/:act', ({ params, body, user }) => {
  const ticket = find(world.tickets, params.id);
  if (params.act === 'done') ticket.state = 'done';
  if (params.act === 'assign') ticket.assignee = body.assignee ?? user.name;
  if (params.act === 'comment') ticket.comments.push({ no: ticket.comments.length + 1, actor: `user:${user.name}`, at: iso(now()), words: body.words });
  tell('ticket.changed', ticket.id);
  return ticketView(ticket);
});

const NEXT = { opened: ['assessed', 'cancelled'], awaiting_approval: ['assessed', 'approved', 'refused', 'cancelled'], approved: ['paying', 'cancelled'], paying: ['paid', 'approved'] };
const caseRow = (one) => ({
  id: one.id, type: 'CLAIM', parcel: one.parcel.id, order: null, member: null, number: one.parcel.number, carrier: 'YTO', orderNumber: one.orderNumber, shop: '雁行优选',
  reason: one.reason, reasonName: '破损', degree: one.degree, state: one.state, stateName: one.state, amount: one.amount, openedAt: one.openedAt, paidAt: null, updatedAt: one.updatedAt,
});
const fen = (calculation, degree) => ({
  amount: calculation.total.amount, degree, tableVersion: 1, approval: [],
  lines: calculation.lines.map(({ code, text, detail, amount }) => ({ code, text, detail, amount: amount.amount })),
});
const caseView = (one) => ({
  claim: caseRow(one), key: one.id, causedBy: 'flow:damaged-auto-claim', why: '', calculation: fen(one.calculation, one.degree), facts: {}, receipt: one.receipt,
  clocks: one.dueAt ? [{ name: 'REVIEW', rule: 'PF-601', startedAt: one.openedAt, dueAt: one.dueAt }] : [],
  approval: one.state === 'awaiting_approval' ? one.approval?.id : null,
  log: one.log.map((entry, no) => ({ no, at: entry.at, from: entry.from ?? '', to: entry.to, actor: /流程/.test(entry.by) ? 'flow:damaged-auto-claim' : `user:${entry.by}`, text: entry.note ?? '' })),
  payments: one.payments.map((payment) => ({ key: payment.id, way: payment.way, amount: payment.amount, state: payment.state.toLowerCase(), providerId: payment.reference, reason: payment.reason, updatedAt: payment.at })),
  recovery: one.recovery && { id: one.recovery.id, carrier: 'YTO', ground: one.recovery.ground, clause: '', expected: one.recovery.expected, state: 'open', stateName: '待追偿', openedAt: one.openedAt, clocks: [{ name: 'CARRIER_CLAIM_WINDOW', rule: 'PF-505', startedAt: one.openedAt, dueAt: one.recovery.dueAt }] },
  next: NEXT[one.state] ?? [],
});
on('GET', '/api/v1/cases', ({ search }) => {
  const state = search.get('state');
  return page(world.cases.filter((one) => !state || one.state === state), search, caseRow);
});
on('POST', '/api/v1/cases/preview', ({ body }) => {
  const one = world.cases.find((each) => each.parcel.id === body.parcel);
  const calculation = calculate(one.goodsValue.amount, body.degree);
  return { amount: calculation.total, calculation: fen(calculation, body.degree), needsApproval: calculation.total.amount > 10000 };
});
on('GET', '/api/v1/cases/:id', ({ params }) => caseView(find(world.cases, params.id)));
on('POST', '/api/v1/cases/:id/:transition', ({ params, body, user }) => {
  const one = find(world.cases, params.id);
  const to = { approve: 'approved', refuse: 'refused', reassess: 'awaiting_approval', cancel: 'cancelled' }[params.transition];
  if (!NEXT[one.state]) throw new Problem(409, '理赔的状态已经变了，请看最新内容');
  one.log.push({ at: iso(now()), by: user.name, from: one.state, to, note: body.reason ?? null });
  if (params.transition === 'reassess') {
    one.degree = body.degree;
    one.calculation = calculate(one.goodsValue.amount, body.degree);
    one.amount = one.calculation.total;
  } else {
    one.state = to;
  }
  one.updatedAt = iso(now());
  if (to === 'approved') setTimeout(() => pay(one), 2500);
  tell('case.changed', one.id);
  return caseView(one);
});

function pay(one) {
  one.state = 'paid';
  one.payments.push({ id: newId(), way: 'payout', state: 'paid', amount: one.amount, at: iso(now()), reference: 'P9000112233', reason: null });
  one.log.push({ at: iso(now()), by: '商家系统', from: 'approved', to: 'paid', note: '打款完成' });
  tell('case.changed', one.id);
}

const approvalView = (one) => ({
  id: one.id, kind: 'claim', title: one.title, state: one.state, role: 'approver', amount: one.amount, why: ['ABOVE_FLOW'], parcel: one.parcel.id, order: null, caseId: one.case.id,
  causedBy: [/流程/.test(one.requestedBy) ? 'flow:damaged-auto-claim' : `user:${one.requestedBy}`], mayDecide: one.state === 'waiting', dueAt: one.dueAt, createdAt: one.requestedAt,
  decidedBy: one.decidedBy, decidedAt: one.decidedAt, reason: one.reason ?? '', receipt: one.receipt,
});
on('GET', '/api/v1/approvals', ({ search }) => {
  const state = search.get('state');
  return page(world.approvals.filter((one) => !state || one.state === state), search, approvalView);
});
on('POST', '/api/v1/approvals/:id/:verb', ({ params, body, user }) => {
  const one = find(world.approvals, params.id);
  if (one.requestedBy === user.name) throw new Problem(409, '这件事由你发起，需要另一位同事来决定');
  if (one.state !== 'waiting') throw new Problem(409, `已由${one.decidedBy}处理`);
  one.state = params.verb === 'approve' ? 'approved' : 'refused';
  one.decidedBy = `user:${user.name}`;
  one.decidedAt = iso(now());
  one.reason = body.reason ?? null;
  const claim = world.cases.find((each) => each.id === one.case.id);
  if (claim) {
    claim.state = one.state;
    if (one.state === 'approved') setTimeout(() => pay(claim), 2500);
  }
  tell('approval.changed', one.id);
  return approvalView(one);
});
on('GET', '/api/v1/orders/:shop/:number', ({ params }) => {
  const parcel = world.parcels.find((one) => one.orderNumber === params.number);
  if (!parcel) throw new Problem(404, '没有这个订单');
  const { token, name, phone } = parcel.order.buyer;
  return { shop: params.shop, number: params.number, buyer: { token, name, phone } };
});

const flowView = ({ versions, builtIn, publishedAt, publishedYaml, ...view }) => ({ stopped: null, ...view });
on('GET', '/api/v1/flows', () => ({ items: flows.map((flow) => ({ ...flowView(flow), yaml: null })), next: null }));
on('POST', '/api/v1/flows/check', ({ body }) => {
  const { ok, sentence, errors } = check(body.yaml);
  return { ok, sentence: sentence ?? '', errors };
});
on('GET', '/api/v1/flows/:id', ({ params }) => flowView(find(flows, params.id)));
on('PUT', '/api/v1/flows/:id', ({ params, body }) => {
  const checked = check(body.yaml);
  if (!checked.ok) throw new Problem(422, '流程还有错误', checked.errors);
  let flow = flows.find((one) => one.id === params.id);
  if (!flow) {
    flow = { id: params.id, enabled: false, version: 0, triggers: [], hits7d: 0, spend7d: { amount: 0, currency: 'CNY' }, versions: [] };
    flows.unshift(flow);
  }
  Object.assign(flow, { yaml: body.yaml, name: checked.name ?? params.id, sentence: checked.sentence, draft: true });
  return flowView(flow);
});
on('PUT', '/api/v1/flows/:id/enabled', ({ params, body }) => flowView(Object.assign(find(flows, params.id), { enabled: body.enabled })));
on('DELETE', '/api/v1/flows/:id', ({ params }) => {
  flows.splice(flows.indexOf(find(flows, params.id)), 1);
});
on('POST', '/api/v1/flows/:id/publish', ({ params, user }) => {
  const flow = find(flows, params.id);
  flow.version += 1;
  flow.draft = false;
  flow.versions.unshift({ version: flow.version, yaml: flow.yaml, publishedAt: iso(now()), publishedBy: user.name });
  return flowView(flow);
});
on('GET', '/api/v1/flows/:id/versions', ({ params }) => ({ items: find(flows, params.id).versions, next: null }));
on('GET', '/api/v1/flows/:id/runs', () => ({
  items: world.parcels.slice(0, 20).map((parcel) => ({ at: parcel.updatedAt, subject: 'parcel', subjectId: parcel.id, occurrence: 'DAMAGED#1', version: 3, actions: 2, money: { amount: 8900, currency: 'CNY' } })),
  next: null,
}));
const intended = (id) => [
  { kind: 'message', key: `${id}/parcel:x/DAMAGED#1/1`, dueAt: iso(now()), body: { template: 'damaged-apology', purpose: 'APOLOGY' }, receipt: { flow: id, name: '破损自动理赔', version: 3, facts: { 'order.paid': 12900 } } },
  { kind: 'claim', key: `${id}/parcel:x/DAMAGED#1/2`, dueAt: iso(now()), body: { reason: 'DAMAGED', atMost: 50000 }, receipt: { flow: id, name: '破损自动理赔', version: 3, facts: { 'order.paid': 12900 } } },
];
on('POST', '/api/v1/flows/:id/dry-run', ({ params, body }) => {
  const parcel = world.parcels.find((one) => one.id === body.parcel || one.number === body.parcel);
  if (!parcel) throw new Problem(404, '没有这个单号');
  const fires = parcel.anomalies.includes('DAMAGED');
  const moments = parcel.milestones.map((milestone) => ({
    at: milestone.at, news: [{ trigger: milestone.kind, id: `${milestone.kind}#1`, at: milestone.at }], actions: [],
    skipped: [{ flow: params.id, step: '', code: 'CONDITION', why: '条件不满足', detail: '' }],
  }));
  if (fires) moments.push({ at: iso(now()), news: [{ trigger: 'parcel.anomaly_opened', id: 'DAMAGED#1', at: iso(now()) }], actions: intended(params.id), skipped: [] });
  return { flow: params.id, parcel: parcel.id, moments };
});
on('POST', '/api/v1/flows/:id/backtest', ({ params, body }) => {
  const job = { id: newId(), flow: params.id, state: 'running', days: body.days, done: 0, total: world.parcels.length, createdAt: iso(now()), finishedAt: null, result: null, reason: null };
  jobs.set(job.id, job);
  return job;
});
on('GET', '/api/v1/flows/:id/backtests', ({ params }) => ({ items: [...jobs.values()].filter((job) => job.flow === params.id).reverse(), next: null }));
on('GET', '/api/v1/flows/:id/backtests/:job', ({ params }) => {
  const job = jobs.get(params.job);
  if (!job) throw new Problem(404, '没有这次回放');
  if (job.state !== 'running') return job;
  job.done = Math.min(job.total, job.done + Math.ceil(job.total / 5));
  if (job.done === job.total) {
    job.state = 'done';
    job.result = {
      news: 4120, parcels: 37, hits: 37, actions: { message: 41, claim: 37, approve: 4 }, money: { amount: 231000, currency: 'CNY' }, messageCost: { amount: 205, currency: 'CNY' },
      withheld: { CONDITION: 312, PURPOSE_SENT: 6 }, conflicts: { 'refused-handling': 2 },
      examples: world.parcels.slice(0, 6).map((parcel) => ({ parcel: parcel.id, number: parcel.number, at: parcel.updatedAt, actions: intended(params.id) })),
    };
  }
  return job;
});

const buyerParcel = (token) => world.parcels.find((parcel) => parcel.number === token || parcel.id === token) ?? (token === 'demo' ? world.parcels.find((parcel) => parcel.status === 'DELIVERED') : null);
on('GET', '/api/buyer/:token', ({ params }) => buyerPage(params.token));
on('POST', '/api/buyer/lookup', ({ body }) => {
  const parcel = world.parcels.find((one) => one.orderNumber === body.order && one.buyerMasked.endsWith(body.phone4));
  if (!parcel) throw new Problem(404, '没有找到，请核对订单号和手机尾号');
  return { token: parcel.number };
});
on('POST', '/api/buyer/:token/problem', ({ params, body }) => {
  const parcel = buyerParcel(params.token);
  parcel.problem = { number: 'S-20031', state: 'OPEN', says: '我们已经收到，客服会在 2 小时内联系您。', kind: body.kind };
  return buyerPage(params.token);
});
on('POST', '/api/buyer/:token/review', ({ params }) => {
  const parcel = buyerParcel(params.token);
  parcel.reviewed = true;
  return { coupon: parcel.problem ? null : { name: '评价有礼', amount: { amount: 1000, currency: 'CNY' }, until: iso(now() + 30 * 86400_000) } };
});
on('GET', '/api/buyer/:token/preferences', ({ params }) => buyerParcel(params.token)?.preferences ?? { messages: true, marketing: false });
on('PUT', '/api/buyer/:token/preferences', ({ params, body }) => (buyerParcel(params.token).preferences = body));

function buyerPage(token) {
  if (token === 'expired') throw new Problem(410, '这个链接已经过期');
  const parcel = buyerParcel(token);
  if (!parcel) throw new Problem(404, '没有找到这个包裹');
  const delivered = parcel.status === 'DELIVERED';
  const trouble = parcel.anomalies.includes('DAMAGED');
  const sentence = delivered
    ? '您的包裹已签收'
    : trouble
      ? '运输中外包装受损，请签收时当面查验'
      : parcel.status === 'DEPOSITED'
        ? '包裹在小区驿站，请凭取件码领取'
        : '预计今天 14:00 至 18:00 送达';
  return {
    now: iso(now()),
    sentence,
    tone: trouble ? 'trouble' : delivered ? 'arrived' : parcel.status === 'DEPOSITED' ? 'waiting' : 'moving',
    shop: parcel.shop,
    carrier: parcel.carrierName,
    number: parcel.number,
    hotline: '95554',
    milestones: parcel.milestones.filter((one) => one.kind !== 'parcel.bound').map((one) => ({ kind: one.kind, name: one.name, at: one.at, place: parcel.events.find((event) => event.at === one.at)?.place ?? '' })).reverse(),
    events: parcel.events.map(({ at, text, place }) => ({ at, text, place })),
    order: { number: parcel.orderNumber, lines: parcel.order.lines.map(({ title, quantity }) => ({ title, quantity })) },
    actions: { problem: !parcel.problem, contact: '400-000-0000', review: delivered && !parcel.reviewed && !parcel.problem },
    problemOpen: Boolean(parcel.problem),
    problem: parcel.problem ?? null,
    coupon: null,
  };
}

function logIn(request, response, body) {
  const name = String(body.user ?? '').split('@')[0];
  const user = USERS[name];
  if (!user || body.password === 'wrong') throw new Problem(401, '账号或密码不对');
  const id = newId();
  const session = { user: { ...user, roles: [user.role] }, merchant: { id: 'm1', name: '雁行优选' }, csrf: newId() };
  sessions.set(id, session);
  response.setHeader('Set-Cookie', `hongyan=${id}; HttpOnly; SameSite=Lax; Path=/`);
  return session;
}

deskRoutes({ on, page, world, now, iso, newId, Problem });

function sessionOf(request) {
  const id = /hongyan=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  return id ? sessions.get(id) : undefined;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://mock');
  const body = await bodyOf(request);
  const session = sessionOf(request);
  if (url.pathname === '/api/v1/session') {
    if (request.method === 'POST') return logIn(request, response, body);
    if (!session) throw new Problem(401, '请先登录');
    if (request.method === 'DELETE') {
      sessions.clear();
      return undefined;
    }
    return session;
  }
  const isBuyer = url.pathname.startsWith('/api/buyer/');
  if (!isBuyer && !session) throw new Problem(401, '请先登录');
  if (!isBuyer && request.method !== 'GET' && request.headers['x-csrf-token'] !== session.csrf) throw new Problem(403, '页面已过期，请刷新');
  for (const { method, pattern, handle } of routes) {
    const match = pattern.exec(url.pathname);
    if (method === request.method && match) {
      const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
      return handle({ params, search: url.searchParams, body, user: session?.user });
    }
  }
  throw new Problem(404, '没有这个地址');
}

createServer(async (request, response) => {
  if (request.url.startsWith('/api/v1/stream')) {
    if (!sessionOf(request)) return response.writeHead(401).end();
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.write(': here\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
    return undefined;
  }
  if (SLOW > 0) await new Promise((done) => setTimeout(done, SLOW));
  try {
    const value = await answer(request, response);
    if (value === undefined) return response.writeHead(204).end();
    response.setHeader('Content-Type', 'application/json');
    return response.end(JSON.stringify(value));
  } catch (failure) {
    const status = failure.status ?? 500;
    response.writeHead(status, { 'Content-Type': 'application/problem+json' });
    return response.end(JSON.stringify({ title: failure.message, detail: failure.message, status, errors: failure.errors ?? [], traceId: newId().slice(0, 13) }));
  }
}).listen(PORT, '127.0.0.1');

if (process.env.LIVE !== 'off') {
  setInterval(() => {
    const parcel = pick(world.parcels.slice(0, 30).filter((one) => ['IN_TRANSIT', 'OUT_FOR_DELIVERY'].includes(one.status)));
    if (!parcel) return;
    advance(world, parcel, now());
    tell('parcel.changed', parcel.id);
  }, 15_000).unref();
  setInterval(() => {
    const parcel = makeParcel(world, world.parcels.length, 'moving');
    parcel.id = newId();
    world.parcels.unshift(parcel);
    tell('parcel.changed', parcel.id);
  }, 60_000).unref();
}
console.log(`mock on http://127.0.0.1:${PORT}`);
