import { joinParts, partsOf, readClause, type Clause, type FieldTypes, type Literal } from './clause';
import type { ArmNode, FlowTree, Path, StepNode } from './flowDraft';
import { lengthWords, nameIn, negation, wordsIn, yuan, type Vocabulary } from './sentenceWords';
import type { InputKind } from './stepFields';

/** A piece of the sentence; one with a place is pressed to choose something else there. */
export interface Part {
  text: string;
  choice?: Choice;
}

export interface Choice {
  path: Path;
  kind: InputKind;
}

/**
 * The whole flow as one sentence, in pieces. Joined, it is word for word what the server says of
 * the same text.
 */
export function sentenceOf(tree: FlowTree, words: Vocabulary, types: FieldTypes): Part[] {
  return new Sentence(words, types).of(tree);
}

export const spoken = (parts: Part[]) => parts.map(({ text }) => text).join('');

class Sentence {
  private readonly parts: Part[] = [];
  private readonly say: ReturnType<typeof wordsIn>;
  private readonly isZh: boolean;

  constructor(
    private readonly words: Vocabulary,
    private readonly types: FieldTypes,
  ) {
    this.say = wordsIn(words.language);
    this.isZh = words.language === 'zh';
  }

  of({ fields, steps }: FlowTree): Part[] {
    this.text(this.zhEn('当', 'When '));
    this.opening(text(fields.on), text(fields.when));
    const once = text(fields.once);
    if (once !== '' && once !== 'occurrence') {
      this.text(this.say.comma);
      this.choose(nameIn(this.say.once, once), ['once'], 'once');
    }
    this.cooldown(text(fields.cooldown));
    if (typeof fields.rollout === 'number' && fields.rollout < 100) {
      this.text(this.zhEn(',只对 ', ', for '));
      this.choose(String(fields.rollout), ['rollout'], 'percent');
      this.text(this.zhEn('% 生效', ' % only'));
    }
    this.text(this.say.colon);
    this.steps(steps);
    this.text(this.say.end);
    return this.parts;
  }

  private zhEn(zh: string, en: string) {
    return this.isZh ? zh : en;
  }

  private text(words: string) {
    if (words !== '') this.parts.push({ text: words });
  }

  private choose(words: string, path: Path, kind: InputKind) {
    this.parts.push({ text: words, choice: { path, kind } });
  }

  private opening(on: string, when: string) {
    const all = when === '' ? [] : partsOf(readClause(when, this.types));
    const named = on === 'parcel.anomaly_opened' ? all.find((part) => anomaliesIn(part).length > 0) : undefined;
    if (named) {
      this.text(this.zhEn('包裹出现', 'a parcel meets '));
      const names = anomaliesIn(named).map((one) => this.words.value('anomaly.type', one));
      this.choose(names.join(this.zhEn('或', ' or ')), ['when'], 'condition');
    } else {
      this.choose(this.words.trigger(on), ['on'], 'trigger');
    }
    const rest = named ? all.filter((part) => joinParts([part]) !== joinParts([named])) : all;
    if (rest.length === 0) return;
    this.text(this.say.and);
    const [only] = rest;
    const clause: Clause = rest.length === 1 && only ? only : { kind: 'all', parts: rest };
    this.choose(this.clause(clause), ['when'], 'condition');
  }

  private cooldown(length: string) {
    if (length === '') return;
    this.text(this.zhEn(',间隔不少于 ', ', at least '));
    this.choose(this.length(length), ['cooldown'], 'duration');
    this.text(this.zhEn('', ' apart'));
  }

  private steps(steps: StepNode[]) {
    if (steps.length === 0) this.text(this.say.nothing);
    steps.forEach((step, index) => {
      if (index > 0) this.text(this.say.then);
      this.step(step);
    });
  }

  private step(step: StepNode) {
    const tell: Record<string, () => void> = {
      send: () => this.send(step),
      claim: () => this.claim(step),
      coupon: () => this.coupon(step),
      points: () => this.points(step),
      tier: () => {
        this.text(this.zhEn('按「', 'check the member\'s tier by "'));
        this.field(step, 'check', 'text');
        this.text(this.zhEn('」检查会员等级', '"'));
      },
      ticket: () => this.ticket(step),
      approve: () => this.approve(step),
      webhook: () => this.webhook(step),
      tag: () => this.tag(step),
      wait: () => this.wait(step),
      branch: () => this.branch(step.arms),
      stop: () => this.text(this.zhEn('结束', 'end')),
    };
    (tell[step.kind] ?? (() => this.text(step.kind)))();
  }

  /** A field's own words, to be chosen anew. */
  private field(step: StepNode, key: string, kind: InputKind, shown?: string) {
    this.choose(shown ?? plain(step.fields[key]), [...step.path, step.kind, key], kind);
  }

  private money(step: StepNode, key: string) {
    this.field(step, key, 'money', yuan(Number(step.fields[key])));
  }

  private length(value: string) {
    return lengthWords(this.words.language, value);
  }

  private send(step: StepNode) {
    this.text(this.zhEn('发消息「', 'send "'));
    this.field(step, 'template', 'template', this.words.template(text(step.fields.template)));
    this.text(this.zhEn('」', '"'));
    const channels = list(step.fields.channels);
    const isQuiet = step.fields.quiet === 'wait';
    if (channels.length === 0 && !isQuiet) return;
    this.text(this.zhEn('(', ' ('));
    if (channels.length > 0) {
      const names = channels.map((one) => nameIn(this.say.channel, one));
      this.field(step, 'channels', 'channels', names.join(this.zhEn(' → ', ', then ')));
    }
    if (channels.length > 0 && isQuiet) this.text(this.zhEn(',', '; '));
    if (isQuiet) this.field(step, 'quiet', 'quiet', this.zhEn('避开免打扰时段', 'outside quiet hours'));
    this.text(')');
  }

  private claim(step: StepNode) {
    const { reason, atMost, approveAbove } = step.fields;
    this.text(this.zhEn('按规则理赔(', 'open a claim for '));
    this.field(step, 'reason', 'reason', this.words.value('claim.reason', text(reason)));
    this.text(this.zhEn(')', ''));
    if (atMost !== undefined) {
      this.text(this.zhEn(',最多 ', ' of at most '));
      this.money(step, 'atMost');
    }
    if (approveAbove !== undefined) {
      this.text(this.zhEn(',', ', paid by itself up to '));
      this.money(step, 'approveAbove');
      this.text(this.zhEn(' 以内自动赔付,以上等审批', ', above it after approval'));
    }
  }

  private coupon(step: StepNode) {
    this.text(this.zhEn('发 ', 'grant a coupon of '));
    this.money(step, 'amount');
    this.text(this.zhEn(' 优惠券(', ''));
    if (step.fields.minSpend !== undefined) {
      this.text(this.zhEn('满 ', ' from '));
      this.money(step, 'minSpend');
      this.text(this.zhEn(' 可用,', ' on'));
    }
    this.text(this.zhEn('', ', valid for '));
    const length = text(step.fields.validFor) || 'P30D';
    this.field(step, 'validFor', 'duration', this.length(length));
    this.text(this.zhEn('内有效)', ''));
  }

  private points(step: StepNode) {
    const byRule = step.fields.amount === undefined;
    this.text(byRule ? this.zhEn('按「', 'give points by the rule "') : this.zhEn('加 ', 'give '));
    if (byRule) this.field(step, 'rule', 'text');
    else this.field(step, 'amount', 'whole');
    this.text(byRule ? this.zhEn('」规则加积分', '"') : this.zhEn(' 积分', ' points'));
  }

  private ticket(step: StepNode) {
    this.text(this.zhEn('提工单「', 'raise the ticket "'));
    this.field(step, 'title', 'text');
    this.text(this.zhEn('」', '"'));
    const priority = text(step.fields.priority) || 'normal';
    if (priority === 'normal') return;
    this.text(this.zhEn('(', ' ('));
    this.field(step, 'priority', 'priority', nameIn(this.say.priority, priority));
    this.text(')');
  }

  private approve(step: StepNode) {
    const { fields } = step;
    this.text(this.zhEn('请', 'ask the '));
    this.field(step, 'role', 'role', nameIn(this.say.role, text(fields.role) || 'approver'));
    this.text(this.zhEn('审批「', ' to approve "'));
    this.field(step, 'title', 'text');
    this.text(this.zhEn('」', '"'));
    if (fields.amount !== undefined) {
      this.text(this.zhEn('(', ' ('));
      this.money(step, 'amount');
      this.text(')');
    }
    this.text(this.zhEn(',', ', which after '));
    this.field(step, 'atMost', 'duration', this.length(text(fields.atMost) || 'P1D'));
    this.text(this.zhEn('内未批', ' '));
    const late = nameIn(this.say.onTimeout, text(fields.onTimeout) || 'refuse');
    this.field(step, 'onTimeout', 'onTimeout', late);
    this.text(this.zhEn(',通过才继续', ', and go on only with a yes'));
    if (step.otherwise.length === 0) return;
    this.text(this.zhEn(',未通过则(', ', else ('));
    this.steps(step.otherwise);
    this.text(')');
  }

  private webhook(step: StepNode) {
    const endpoint = text(step.fields.endpoint);
    this.text(this.zhEn('通知接口', 'call the webhook'));
    if (endpoint !== '') {
      this.text(this.zhEn('「', ' '));
      this.field(step, 'endpoint', 'text');
      this.text(this.zhEn('」', ''));
    }
    this.text(this.say.colon);
    this.field(step, 'type', 'text');
  }

  private tag(step: StepNode) {
    const isOff = 'remove' in step.fields;
    this.text(isOff ? this.zhEn('取下标签「', 'take off the tag "') : this.zhEn('打上标签「', 'put on the tag "'));
    this.field(step, isOff ? 'remove' : 'add', 'text');
    this.text(this.zhEn('」', '"'));
  }

  private wait(step: StepNode) {
    const { fields } = step;
    const news = text(fields.for);
    if ('until' in fields) {
      this.text(this.zhEn('等到 ', 'wait until '));
      this.field(step, 'until', 'time');
    } else if ('duration' in fields || news.startsWith('P')) {
      const key = 'duration' in fields ? 'duration' : 'for';
      this.text(this.zhEn('等 ', 'wait '));
      this.field(step, key, 'duration', this.length(text(fields[key])));
    } else {
      this.text(this.zhEn('等到', 'wait until '));
      this.field(step, 'for', 'trigger', this.words.trigger(news));
      this.text(this.zhEn(',最多 ', ', at most '));
      this.field(step, 'atMost', 'duration', this.length(text(fields.atMost)));
    }
  }

  private branch(arms: ArmNode[]) {
    arms.forEach((arm, index) => {
      const isRest = arm.when === null;
      if (this.isZh) this.text(index > 0 ? (isRest ? ',否则' : ',否则如果') : isRest ? '' : '如果');
      else this.text(`${index > 0 ? ', else ' : ''}${isRest ? '' : 'if '}`);
      if (arm.when !== null) {
        const clause = readClause(arm.when, this.types);
        this.choose(this.clause(clause), [...arm.path, 'when'], 'condition');
        this.text(this.zhEn(',则', ' '));
      }
      this.text('(');
      this.steps(arm.steps);
      this.text(')');
    });
  }

  private clause(clause: Clause): string {
    return clauseWords(clause, this.words);
  }
}

export function clauseWords(clause: Clause, words: Vocabulary): string {
  const say = wordsIn(words.language);
  const isZh = words.language === 'zh';
  const each = (parts: Clause[], word: string) =>
    parts.map((part) => clauseWords(part, words)).join(word);
  switch (clause.kind) {
    case 'all':
      return each(clause.parts, say.and);
    case 'any':
      return `(${each(clause.parts, say.or)})`;
    case 'not':
      if (clause.part.kind === 'is') return negation(words, clause.part.field);
      return isZh ? `并非(${clauseWords(clause.part, words)})` : `not ${clauseWords(clause.part, words)}`;
    case 'is':
      return words.field(clause.field);
    case 'compare':
      return compared(clause, words);
    case 'oneOf': {
      const values = clause.values.map((value) => valueWords(words, clause.field, value));
      return isZh
        ? `${words.field(clause.field)}为${values.join('、')}之一`
        : `${words.field(clause.field)} is one of ${values.join(', ')}`;
    }
    case 'has':
      return isZh
        ? `${words.field(clause.field)}含「${clause.value}」`
        : `${words.field(clause.field)} hold "${clause.value}"`;
    case 'formula':
      return isZh ? `满足公式「${clause.text}」` : `the formula "${clause.text}" holds`;
  }
}

function compared(clause: Extract<Clause, { kind: 'compare' }>, words: Vocabulary) {
  const { field, operator, value } = clause;
  if (typeof value === 'boolean') {
    return value === (operator === '==') ? words.field(field) : negation(words, field);
  }
  const word = wordsIn(words.language).operator[operator];
  const shown = valueWords(words, field, value);
  if (words.language === 'en') return `${words.field(field)} ${word} ${shown}`;
  const gap = shown === '' || shown.charCodeAt(0) > 0x2e80 ? '' : ' ';
  return `${words.field(field)}${word}${gap}${shown}`;
}

const valueWords = (words: Vocabulary, field: string, value: Literal) =>
  typeof value === 'number' && words.isMoney(field) ? yuan(value) : words.value(field, String(value));

function anomaliesIn(clause: Clause): string[] {
  if (clause.kind === 'compare' && clause.field === 'anomaly.type' && clause.operator === '==') {
    return [String(clause.value)];
  }
  return clause.kind === 'oneOf' && clause.field === 'anomaly.type' ? clause.values.map(String) : [];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const plain = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const list = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
