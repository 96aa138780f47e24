/** Hands out what comes first, whatever the order in which it was put in. */
export class Queue<T> {
  private readonly heap: T[] = [];
  private readonly compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.compare = compare;
  }

  put(item: T): void {
    const { heap } = this;
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.compare(heap[parent] as T, item) <= 0) break;
      heap[at] = heap[parent] as T;
      at = parent;
    }
    heap[at] = item;
  }

  take(): T | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.sink(last);
    return first;
  }

  private sink(item: T): void {
    const { heap } = this;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const other = child + 1;
      const less = other < heap.length && this.compare(heap[other] as T, heap[child] as T) < 0 ? other : child;
      if (this.compare(item, heap[less] as T) <= 0) break;
      heap[at] = heap[less] as T;
      at = less;
    }
    heap[at] = item;
  }
}
