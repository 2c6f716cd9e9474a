/** Decides how long to wait before a server that died is started again. */
export class Restarts {
  private deaths: number[] = [];

  /**
   * @param most how many deaths within the span are borne
   * @param span the span in milliseconds
   */
  constructor(private readonly most = 5, private readonly span = 180_000) {}

  /** Notes a death; the milliseconds until the next start, doubling from one second, or null where it died too often. */
  next(now: number): number | null {
    this.deaths = [...this.deaths.filter((death) => now - death < this.span), now];
    return this.deaths.length > this.most ? null : 1000 * 2 ** (this.deaths.length - 1);
  }

  /** Forgets every death: somebody asked for a start. */
  clear(): void {
    this.deaths = [];
  }
}
