import type { FormInstance } from 'antd';

import { ApiError } from '@shared/api';

/**
 * Puts what the server says about single fields beside them. Answers whether every complaint found
 * its field: what did not must be said elsewhere.
 */
export function showFieldErrors<T>(form: FormInstance<T>, failure: Error): boolean {
  if (!(failure instanceof ApiError) || failure.errors.length === 0) return false;
  const known = failure.errors.map((error) => ({
    path: (error.field ?? '').split('.').filter((part) => part !== ''),
    message: error.message,
  }));
  const placed = known.filter(({ path }) => path.length > 0 && form.getFieldInstance(path as never));
  form.setFields(placed.map(({ path, message }) => ({ name: path as never, errors: [message] })));
  const first = placed[0];
  if (first) form.scrollToField(first.path as never, { block: 'center' });
  return placed.length === known.length;
}
