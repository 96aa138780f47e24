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
