/** An element that every report has, by its id. */
export function elementCalled(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no "${id}"`);
  return element;
}

/** One of a kind: a form, a link, a text area. */
export function elementOf<T extends HTMLElement>(id: string, kind: { new (): T }): T {
  const element = elementCalled(id);
  if (!(element instanceof kind)) throw new Error(`"${id}" is not what it should be`);
  return element;
}
