/** Answers as the server's own description of its API has them: `openapi.ts`, which is generated. */

import type { components } from './openapi';

export type Described = components['schemas'];

/** Every field is there; those that may be empty are null. */
type Whole<T> = T extends (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Name in keyof T]-?: Whole<Exclude<T[Name], undefined>> }
    : T;

/** One answer, with what we know better than the description: which words a text may be. */
export type Answer<Name extends keyof Described, Known extends Partial<Record<keyof Described[Name], unknown>> = object> =
  Omit<Whole<Described[Name]>, keyof Known> & Known;
