/** Both languages of one feature: the type holds the keys of one to those of the other. */
export type Words = { [key: string]: string | Words };

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

export function bilingual<T extends Words>(zh: T, en: Same<T>) {
  return { zh, en };
}
