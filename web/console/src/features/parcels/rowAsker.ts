/** As many as one question may name. */
export const ASK_AT_MOST = 100;
/** How long changes are gathered before they are asked for. */
export const GATHER = 300;

/**
 * Asks for changed rows together: what changes within a moment is one question, what changes while
 * a question is under way waits for its answer, and a row that changes ten times is asked for once.
 */
export class RowAsker {
  private readonly waiting = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isAsking = false;

  constructor(private readonly ask: (ids: string[]) => Promise<void>) {}

  add(ids: string[]) {
    for (const id of ids) this.waiting.add(id);
    this.plan();
  }

  /** Nobody looks at these rows any more. */
  clear() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
  }

  private plan() {
    if (this.isAsking || this.waiting.size === 0) return;
    this.timer ??= setTimeout(() => void this.next(), GATHER);
  }

  private async next() {
    this.timer = undefined;
    const ids = [...this.waiting].slice(0, ASK_AT_MOST);
    for (const id of ids) this.waiting.delete(id);
    this.isAsking = true;
    try {
      await this.ask(ids);
    } catch {
      // The rows stay as they were; the next change of each asks again.
    } finally {
      this.isAsking = false;
      this.plan();
    }
  }
}
