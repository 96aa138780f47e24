/** A history of whole credits, counted one by one and day by day: slow, plain, and nothing like the engine. */
export interface GrantWords {
  readonly owner: string;
  readonly amount: number;
  readonly from: number;
  readonly lives: number;
  readonly priority: number;
  /** Every so many days. */
  readonly recurrence: number | undefined;
  readonly carry: number | undefined;
  readonly again: boolean;
}

export interface BurnWords {
  readonly owner: string;
  readonly day: number;
  readonly amount: number;
}

/** A single credit. */
interface Coin {
  readonly grant: number;
  readonly since: number;
  readonly until: number;
  /** Coins of one deposit or one carry have the same. */
  readonly batch: string;
  readonly rolls: boolean;
}

export function creditByCredit(grants: readonly GrantWords[], burns: readonly BurnWords[], lastDay: number) {
  const purse = new Purse(grants);
  for (let day = 0; day < lastDay; day += 1) {
    purse.end(day);
    purse.deposit(day);
    for (const burn of burns.filter((each) => each.day === day)) purse.spend(burn);
  }
  purse.end(lastDay);
  const { granted, burned, expired, overage, coins } = purse;
  return { granted, burned, expired, overage, left: coins.length };
}

class Purse {
  granted = 0;
  burned = 0;
  expired = 0;
  overage = 0;
  coins: readonly Coin[] = [];
  private readonly grants: readonly GrantWords[];

  constructor(grants: readonly GrantWords[]) {
    this.grants = grants;
  }

  end(day: number): void {
    const over = this.coins.filter(({ until }) => until === day);
    this.coins = this.coins.filter(({ until }) => until !== day);
    for (const batch of new Set(over.map((coin) => coin.batch)))
      this.roll(
        over.filter((coin) => coin.batch === batch),
        day,
      );
  }

  private roll(coins: readonly Coin[], day: number): void {
    const grant = this.grants[coins[0]?.grant ?? 0] as GrantWords;
    const ends = grant.from + grant.lives;
    const most = coins[0]?.rolls && day < ends ? (grant.carry ?? 0) : 0;
    const until = Math.min(ends, day + (grant.recurrence ?? 0));
    const kept = coins.slice(0, most).map((coin) => ({ ...coin, until, batch: `${coin.batch}>`, rolls: grant.again }));
    this.coins = [...this.coins, ...kept];
    this.expired += coins.length - kept.length;
  }

  deposit(day: number): void {
    for (const [index, { from, lives, recurrence, amount }] of this.grants.entries()) {
      const age = day - from;
      const isDue = recurrence === undefined ? age === 0 : age >= 0 && age % recurrence === 0;
      if (!isDue || age >= lives) continue;
      const until = Math.min(from + lives, recurrence === undefined ? Number.POSITIVE_INFINITY : day + recurrence);
      const coin = { grant: index, since: day, until, batch: `${index}@${day}`, rolls: recurrence !== undefined };
      this.coins = [...this.coins, ...Array.from({ length: amount }, () => ({ ...coin }))];
      this.granted += amount;
    }
  }

  spend({ owner, amount }: BurnWords): void {
    const isMine = (coin: Coin) => [owner, "account"].includes(this.ownerOf(coin));
    const spent = new Set(
      this.coins
        .filter(isMine)
        .sort((a, b) => this.rank(a, b))
        .slice(0, amount),
    );
    this.coins = this.coins.filter((coin) => !spent.has(coin));
    this.burned += spent.size;
    this.overage += amount - spent.size;
  }

  private rank(a: Coin, b: Coin): number {
    const isShared = (coin: Coin) => Number(this.ownerOf(coin) === "account");
    const priority = (coin: Coin) => this.grants[coin.grant]?.priority ?? 0;
    return (
      isShared(a) - isShared(b) ||
      priority(a) - priority(b) ||
      a.until - b.until ||
      a.since - b.since ||
      a.grant - b.grant
    );
  }

  private ownerOf({ grant }: Coin): string {
    return this.grants[grant]?.owner ?? "";
  }
}
