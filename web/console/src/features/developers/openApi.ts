/** As much of an OpenAPI document as its viewer reads. */
export interface OpenApi {
  info?: { title?: string; version?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  additionalProperties?: Schema | boolean;
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

export interface Call {
  id: string;
  method: Method;
  path: string;
  operation: Operation;
}

/** Calls by the first word of their path, in order; words narrow them. */
export function callsOf(document: OpenApi, words = ''): [group: string, calls: Call[]][] {
  const wanted = words.trim().toLowerCase();
  const groups = new Map<string, Call[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (!operation) continue;
      const text = `${method} ${path} ${operation.summary ?? ''} ${operation.description ?? ''}`.toLowerCase();
      if (wanted !== '' && !text.includes(wanted)) continue;
      const group = path.replace(/^\/api\/(v1\/)?/, '').split('/')[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), { id: `${method} ${path}`, method, path, operation }]);
    }
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b));
}

const DEEPEST = 6;

/** An example in the schema's form: what one sends, or gets, to begin with. */
export function exampleOf(document: OpenApi, schema: Schema | undefined, depth = 0): unknown {
  if (!schema || depth > DEEPEST) return null;
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop() ?? '';
    return exampleOf(document, document.components?.schemas?.[name], depth + 1);
  }
  if (schema.enum && schema.enum.length > 0) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, of]) => [name, exampleOf(document, of, depth + 1)]),
      );
    case 'array':
      return [exampleOf(document, schema.items, depth + 1)];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      return stringOf(schema.format);
    default:
      return null;
  }
}

function stringOf(format: string | undefined) {
  if (format === 'date-time') return '2026-11-22T10:00:00+08:00';
  if (format === 'uuid') return '01a21071-44b5-7000-a63e-015ea71f9677';
  return '…';
}

/** The call as one pastes it into a terminal. */
export function curlOf(document: OpenApi, { method, path, operation }: Call, origin: string): string {
  const body = operation.requestBody?.content?.['application/json']?.schema;
  return [
    `curl -X ${method.toUpperCase()} '${origin}${path}'`,
    `-H 'Authorization: Bearer $HONGYAN_API_KEY'`,
    ...(body
      ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(exampleOf(document, body), null, 2)}'`]
      : []),
  ].join(' \\\n  ');
}
