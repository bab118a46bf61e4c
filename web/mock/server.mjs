import { createServer } from 'node:http';

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
on('GET', '/api/v1/parcels/:id', ({ params }) => find(world.parcels, params.id));
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

on('GET', '/api/v1/tickets', ({ search }) => {
  const state = search.get('state');
  return page(world.tickets.filter((ticket) => !state || ticket.state === state), search);
});
on('POST', '/api/v1/tickets/:id/:act', ({ params, body, user }) => {
  const ticket = find(world.tickets, params.id);
  if (params.act === 'done') ticket.state = 'done';
  if (params.act === 'assign') ticket.assignee = body.assignee ?? user.name;
  if (params.act === 'comment') ticket.comments.push({ by: user.name, at: iso(now()), text: body.text });
  tell('ticket.changed', ticket.id);
  return ticket;
});

on('GET', '/api/v1/cases', ({ search }) => {
  const states = (search.get('state') ?? '').split(',').filter(Boolean);
  return page(world.cases.filter((one) => states.length === 0 || states.includes(one.state)), search);
});
on('POST', '/api/v1/cases/preview', ({ body }) => {
  const one = find(world.cases, body.case);
  return calculate(one.goodsValue.amount, body.degree);
});
on('GET', '/api/v1/cases/:id', ({ params }) => find(world.cases, params.id));
on('POST', '/api/v1/cases/:id/:transition', ({ params, body, user }) => {
  const one = find(world.cases, params.id);
  if (!one.transitions.includes(params.transition)) throw new Problem(409, '理赔的状态已经变了，请看最新内容');
  const to = { approve: 'approved', refuse: 'refused', assess: 'assessed' }[params.transition];
  one.log.push({ at: iso(now()), by: user.name, from: one.state, to, note: body.reason ?? null });
  if (params.transition === 'assess') {
    one.degree = body.degree;
    one.calculation = calculate(one.goodsValue.amount, body.degree);
    one.amount = one.calculation.total;
  } else {
    one.state = to;
    one.transitions = [];
  }
  one.updatedAt = iso(now());
  if (to === 'approved') setTimeout(() => pay(one), 2500);
  tell('case.changed', one.id);
  return one;
});

function pay(one) {
  one.state = 'paid';
  one.payments.push({ id: newId(), way: 'payout', state: 'paid', amount: one.amount, at: iso(now()), reference: 'P9000112233', reason: null });
  one.log.push({ at: iso(now()), by: '商家系统', from: 'approved', to: 'paid', note: '打款完成' });
  tell('case.changed', one.id);
}

on('GET', '/api/v1/approvals', ({ search }) => {
  const state = search.get('state');
  return page(world.approvals.filter((one) => !state || one.state === state), search);
});
on('POST', '/api/v1/approvals/:id/:verb', ({ params, body, user }) => {
  const one = find(world.approvals, params.id);
  if (one.requestedBy === user.name) throw new Problem(409, '这件事由你发起，需要另一位同事来决定');
  if (one.state !== 'waiting') throw new Problem(409, `已由${one.decidedBy}处理`);
  one.state = params.verb === 'approve' ? 'approved' : 'refused';
  one.decidedBy = user.name;
  one.decidedAt = iso(now());
  one.reason = body.reason ?? null;
  const claim = world.cases.find((each) => each.id === one.case.id);
  if (claim) {
    claim.state = one.state;
    claim.transitions = [];
    if (one.state === 'approved') setTimeout(() => pay(claim), 2500);
  }
  tell('approval.changed', one.id);
  return one;
});

const flowRow = ({ versions, yaml, publishedYaml, ...row }) => row;
const flowView = ({ versions, ...view }) => view;
on('GET', '/api/v1/flows', ({ search }) => page(flows, search, flowRow));
on('POST', '/api/v1/flows/check', ({ body }) => check(body.yaml));
on('GET', '/api/v1/flows/:id', ({ params }) => flowView(find(flows, params.id)));
on('PUT', '/api/v1/flows/:id', ({ params, body }) => {
  const checked = check(body.yaml);
  if (!checked.ok) throw new Problem(422, '流程还有错误', checked.errors);
  let flow = flows.find((one) => one.id === params.id);
  if (!flow) {
    flow = { id: params.id, enabled: false, version: 0, builtIn: false, triggers: [], hits7d: 0, spend7d: { amount: 0, currency: 'CNY' }, publishedAt: null, publishedYaml: null, versions: [] };
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
  flow.publishedYaml = flow.yaml;
  flow.publishedAt = iso(now());
  flow.versions.unshift({ version: flow.version, yaml: flow.yaml, sentence: flow.sentence, publishedAt: flow.publishedAt, publishedBy: user.name });
  return flowView(flow);
});
on('GET', '/api/v1/flows/:id/versions', ({ params }) => ({ items: find(flows, params.id).versions, next: null }));
on('GET', '/api/v1/flows/:id/runs', ({ search }) => page(world.parcels.slice(0, 20).map((parcel) => ({ id: newId(), parcel: { id: parcel.id, number: parcel.number }, version: 3, startedAt: parcel.updatedAt, state: pick(['DONE', 'DONE', 'waiting']), steps: [{ label: '消息', at: parcel.updatedAt, outcome: '已送达' }] })), search));
on('POST', '/api/v1/flows/:id/dry-run', ({ body }) => {
  const parcel = world.parcels.find((one) => one.id === body.parcel || one.number === body.parcel);
  if (!parcel) throw new Problem(404, '没有这个单号');
  const fires = parcel.anomalies.includes('DAMAGED');
  const steps = [
    { path: '1', label: '消息 破损安抚', outcome: 'would', at: iso(now()), why: '买家没有退订，现在不在免打扰时段', preview: '很抱歉，您的包裹在运输中外包装受损，请签收时当面查验。', amount: { amount: 5, currency: 'CNY' } },
    { path: '2', label: '理赔', outcome: 'would', at: iso(now()), why: '中等破损，商品价值的 60%；超过 ¥100.00，等审批', preview: null, amount: calculate(parcel.order.paid.amount, 'MODERATE').total },
    { path: '3', label: '等待 已签收', outcome: 'waits', at: null, why: '最多 7 天', preview: null, amount: null },
    { path: '4', label: '消息 理赔结果', outcome: 'skipped', at: null, why: '要等签收后', preview: null, amount: null },
  ];
  return { parcel: { id: parcel.id, number: parcel.number }, fires, why: fires ? '破损已出现，且实付不少于 ¥20' : '这个包裹没有出现破损', steps: fires ? steps : [] };
});
on('POST', '/api/v1/flows/:id/backtest', ({ body }) => {
  const job = { id: newId(), state: 'RUNNING', days: body.days, done: 0, total: world.parcels.length, startedAt: iso(now()), hits: 0, actions: [], examples: [], conflicts: [], reason: null };
  jobs.set(job.id, job);
  return job;
});
on('GET', '/api/v1/flows/:id/backtests/:job', ({ params }) => {
  const job = jobs.get(params.job);
  if (!job) throw new Problem(404, '没有这次回放');
  if (job.state !== 'RUNNING') return job;
  job.done = Math.min(job.total, job.done + Math.ceil(job.total / 5));
  job.hits = Math.round((job.done / job.total) * 37);
  if (job.done === job.total) {
    Object.assign(job, {
      state: 'DONE',
      actions: [
        { kind: 'message', count: 41, amount: { amount: 120, currency: 'CNY' } },
        { kind: 'claim', count: 37, amount: { amount: 231000, currency: 'CNY' } },
        { kind: 'approve', count: 4, amount: null },
      ],
      examples: world.parcels.slice(0, 6).map((parcel) => ({ parcel: { id: parcel.id, number: parcel.number }, at: parcel.updatedAt, what: '发安抚消息，理赔 ¥89.00' })),
      conflicts: [{ flow: { id: 'refused-handling', name: '拒收处理' }, parcels: 2, why: '同一包裹先破损后拒收，两条流程都会联系买家' }],
    });
  }
  return job;
});
on('DELETE', '/api/v1/flows/:id/backtests/:job', ({ params }) => {
  const job = jobs.get(params.job);
  if (job) job.state = 'CANCELLED';
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
