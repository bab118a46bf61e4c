import { describe, expect, it } from 'vitest';

import { callsOf, curlOf, exampleOf, type OpenApi } from './openApi';

const DOCUMENT: OpenApi = {
  paths: {
    '/api/v1/orders/{shop}/{number}': {
      put: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
      get: { summary: 'One order' },
    },
    '/api/v1/members': { get: {} },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        properties: {
          number: { type: 'string' },
          paid: { $ref: '#/components/schemas/Money' },
          lines: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
        },
      },
      Money: { type: 'object', properties: { amount: { type: 'integer' } } },
    },
  },
};

describe('the description of the API', () => {
  it('is grouped by what a call is about, and can be searched', () => {
    expect(callsOf(DOCUMENT).map(([group, calls]) => [group, calls.map(({ method }) => method)])).toEqual([
      ['members', ['get']],
      ['orders', ['get', 'put']],
    ]);
    expect(callsOf(DOCUMENT, 'one order').flatMap(([, calls]) => calls)).toHaveLength(1);
  });

  it('gives an example, also of what holds itself', () => {
    expect(exampleOf(DOCUMENT, { $ref: '#/components/schemas/Order' })).toMatchObject({
      number: '…',
      paid: { amount: 0 },
      lines: [{ number: '…' }],
    });
  });

  it('gives a line for the terminal', () => {
    const put = callsOf(DOCUMENT)
      .flatMap(([, calls]) => calls)
      .find(({ method }) => method === 'put');
    expect(put && curlOf(DOCUMENT, put, 'https://x')).toContain(
      "curl -X PUT 'https://x/api/v1/orders/{shop}/{number}'",
    );
  });
});
