/** A condition as blocks show it; what blocks cannot say stays whole as one formula. */
export type Clause =
  | { kind: 'all' | 'any'; parts: Clause[] }
  | { kind: 'not'; part: Clause }
  | { kind: 'compare'; field: string; operator: Operator; value: Literal }
  | { kind: 'oneOf'; field: string; values: Literal[] }
  | { kind: 'has'; field: string; value: Literal }
  | { kind: 'is'; field: string }
  | { kind: 'formula'; text: string };

export type Literal = string | number | boolean;

export const OPERATORS = ['==', '!=', '>=', '<=', '>', '<'] as const;
export type Operator = (typeof OPERATORS)[number];

export type FieldType = 'TEXT' | 'WHOLE' | 'MONEY' | 'TRUTH' | 'TIME' | 'TEXTS';

/** The type of a fact by its path; undefined when there is no such fact. */
export type FieldTypes = (path: string) => FieldType | undefined;

const TOKEN =
  /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d{1,15}|[A-Za-z_][A-Za-z_0-9.]*|&&|\|\||[=!<>]=|[!<>()[\],-])/y;
const DEEPEST = 20;

export function readClause(text: string, types: FieldTypes): Clause {
  const tokens = tokensOf(text);
  if (tokens.length > 0) {
    const reader = new Reader(tokens, types);
    const clause = reader.any();
    if (clause && reader.isAtEnd) return clause;
  }
  return { kind: 'formula', text: text.trim() };
}

function tokensOf(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match?.[1] !== undefined; match = TOKEN.exec(text)) {
    found.push(match[1]);
    at = TOKEN.lastIndex;
  }
  return text.slice(at).trim() === '' ? found : [];
}

class Reader {
  private next = 0;
  private depth = 0;

  constructor(
    private readonly tokens: string[],
    private readonly types: FieldTypes,
  ) {}

  get isAtEnd() {
    return this.next === this.tokens.length;
  }

  any(): Clause | null {
    return this.joined('||', 'any', () => this.joined('&&', 'all', () => this.part()));
  }

  private joined(sign: string, kind: 'all' | 'any', read: () => Clause | null): Clause | null {
    const parts: Clause[] = [];
    do {
      const part = read();
      if (!part) return null;
      parts.push(part);
    } while (this.take(sign));
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind, parts };
  }

  private part(): Clause | null {
    this.depth += 1;
    try {
      if (this.depth > DEEPEST) return null;
      if (this.take('!')) {
        const part = this.part();
        return part && { kind: 'not', part };
      }
      if (this.take('(')) {
        const inner = this.any();
        return inner && this.take(')') ? inner : null;
      }
      return this.test();
    } finally {
      this.depth -= 1;
    }
  }

  private test(): Clause | null {
    const field = this.field();
    if (field === null) return this.hasTest();
    if (this.take('in')) {
      const values = this.literals();
      return values && { kind: 'oneOf', field, values };
    }
    for (const operator of OPERATORS) {
      if (this.take(operator)) {
        const value = this.literal();
        return value === null ? null : { kind: 'compare', field, operator, value };
      }
    }
    return this.types(field) === 'TRUTH' ? { kind: 'is', field } : null;
  }

  private hasTest(): Clause | null {
    const value = this.literal();
    if (value === null || !this.take('in')) return null;
    const field = this.field();
    return field === null ? null : { kind: 'has', field, value };
  }

  private literals(): Literal[] | null {
    if (!this.take('[')) return null;
    const values: Literal[] = [];
    do {
      const value = this.literal();
      if (value === null) return null;
      values.push(value);
    } while (this.take(','));
    return this.take(']') ? values : null;
  }

  private field(): string | null {
    const word = this.peek();
    if (this.types(word) === undefined) return null;
    this.next += 1;
    return word;
  }

  private literal(): Literal | null {
    const token = this.peek();
    if (token === 'yuan') return this.yuan();
    const value = literalOf(token);
    if (value !== null) this.next += 1;
    return value;
  }

  private yuan(): Literal | null {
    this.next += 1;
    if (!this.take('(') || !/^\d/.test(this.peek())) return null;
    const fen = Number(this.peek()) * 100;
    this.next += 1;
    return this.take(')') ? fen : null;
  }

  private take(token: string) {
    if (this.peek() !== token) return false;
    this.next += 1;
    return true;
  }

  private peek() {
    return this.tokens[this.next] ?? '';
  }
}

/** A string with escapes stays part of a formula. */
function literalOf(token: string): Literal | null {
  if (token === 'true' || token === 'false') return token === 'true';
  if (/^\d/.test(token)) return Number(token);
  return /^["']/.test(token) && !token.includes('\\') ? token.slice(1, -1) : null;
}

/** The clause as the condition language writes it; read again it is the same. */
export function writeClause(clause: Clause): string {
  switch (clause.kind) {
    case 'all':
    case 'any':
      return clause.parts
        .map((part) =>
          part.kind === 'any' || part.kind === 'all' || part.kind === 'formula'
            ? `(${writeClause(part)})`
            : writeClause(part),
        )
        .join(clause.kind === 'all' ? ' && ' : ' || ');
    case 'not':
      return clause.part.kind === 'is' || clause.part.kind === 'not'
        ? `!${writeClause(clause.part)}`
        : `!(${writeClause(clause.part)})`;
    case 'compare':
      return `${clause.field} ${clause.operator} ${literal(clause.value)}`;
    case 'oneOf':
      return `${clause.field} in [${clause.values.map(literal).join(', ')}]`;
    case 'has':
      return `${literal(clause.value)} in ${clause.field}`;
    case 'is':
      return clause.field;
    case 'formula':
      return clause.text;
  }
}

/** Words with a quote of one kind stand in the other kind; both kinds at once can't be typed. */
function literal(value: Literal): string {
  if (typeof value !== 'string') return String(value);
  const safe = value.replaceAll('\\', '');
  return safe.includes('"') ? `'${safe.replaceAll("'", '')}'` : `"${safe}"`;
}

/** Flat parts of a condition, as rows of the editor: joined by "and". */
export const partsOf = (clause: Clause): Clause[] => (clause.kind === 'all' ? clause.parts : [clause]);

export function joinParts(parts: Clause[]): string {
  const [only] = parts;
  if (!only) return '';
  return writeClause(parts.length === 1 ? only : { kind: 'all', parts });
}
