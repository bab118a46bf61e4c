/** The one way to the API: problem documents become errors, writes carry their tokens. */

export interface FieldProblem {
  field?: string;
  code?: string;
  message: string;
  line?: number;
  column?: number;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors: FieldProblem[] = [],
    readonly traceId: string | null = null,
    readonly code: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** No answer at all: the line is down or the server is away. */
  get isOffline() {
    return this.status === 0;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let csrf: string | null = null;
let language = 'zh-CN';
const lost = new Set<() => void>();

export function keepCsrfToken(token: string | null) {
  csrf = token;
}

export function speak(code: string) {
  language = code;
}

/** Calls back whenever the server says that nobody is logged in any more. */
export function onSessionLost(listener: () => void) {
  lost.add(listener);
  return () => lost.delete(listener);
}

export interface CallOptions {
  signal?: AbortSignal;
  /** The same key for a repeated press: the server does it once. */
  idempotencyKey?: string;
  /** A 401 is an answer here, not the end of the session. */
  quiet401?: boolean;
}

async function call<T>(method: Method, path: string, body: unknown, options: CallOptions) {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language,
  };
  if (method !== 'GET') {
    if (csrf) headers['X-CSRF-Token'] = csrf;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (method === 'POST') headers['Idempotency-Key'] = options.idempotencyKey ?? newKey();
  }
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new ApiError(0, 'offline');
  }
  if (!response.ok) {
    if (response.status === 401 && !options.quiet401) lost.forEach((listener) => listener());
    throw await problemOf(response);
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemOf(response: Response) {
  const problem = await response
    .json()
    .then((value: unknown) => (typeof value === 'object' && value ? value : {}))
    .catch(() => ({}));
  const { detail, title, errors, traceId, code } = problem as {
    detail?: string;
    title?: string;
    errors?: FieldProblem[];
    traceId?: string;
    code?: string;
  };
  const words = detail ?? title ?? `HTTP ${response.status}`;
  return new ApiError(response.status, words, errors ?? [], traceId ?? null, code ?? null);
}

/** A key that no other press has: random, also where crypto.randomUUID is missing. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function get<T>(path: string, options: CallOptions = {}) {
  return call<T>('GET', path, undefined, options);
}

export function post<T>(path: string, body: unknown = {}, options: CallOptions = {}) {
  return call<T>('POST', path, body, options);
}

export function put<T>(path: string, body: unknown, options: CallOptions = {}) {
  return call<T>('PUT', path, body, options);
}

export function remove<T>(path: string, options: CallOptions = {}) {
  return call<T>('DELETE', path, undefined, options);
}

/** `?a=1&b=2` of what is set; empty values are left out. */
export function query(values: Record<string, string | number | null | undefined>) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
