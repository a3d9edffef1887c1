/** The element around another, through shadow trees, up to the document. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return parentNode instanceof Element ? parentNode : null;
}

/** Does one stand in the other, through shadow trees? */
export function holds(around: Element, element: Element): boolean {
  for (let parent: Element | null = element; parent; parent = parentOf(parent)) {
    if (parent === around) return true;
  }
  return false;
}

/** In the order of the page: what is in a shadow tree stands where its host does. */
export function isBefore(a: Element, b: Element): boolean {
  const position = a.compareDocumentPosition(b);
  const isInOneTree = (position & Node.DOCUMENT_POSITION_DISCONNECTED) === 0;
  if (isInOneTree) return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const one = inDocument(a);
  const other = inDocument(b);
  const [first, second] = one === other ? [a, b] : [one, other];
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function inDocument(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : element;
}
