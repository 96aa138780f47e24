/**
 * A pure function of an object that is never changed, computed once for each object: a scenario is metered for hundreds of
 * offers, and its demand is the same for all of them. Nothing outlives the object.
 */
export function rememberFor<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const seen = known.get(key);
    if (seen) return seen.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/** A value that is worked out when it is first asked for, and only then. */
export function lazily<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** A pure function of a stretch of time, computed once for each. */
export function rememberForTime<V>(compute: (from: number, until: number) => V): (from: number, until: number) => V {
  const known = new Map<number, Map<number, { readonly value: V }>>();
  return (from, until) => {
    const seen = known.get(from)?.get(until);
    if (seen) return seen.value;
    const value = compute(from, until);
    const since = known.get(from) ?? new Map<number, { readonly value: V }>();
    known.set(from, since.set(until, { value }));
    return value;
  };
}
