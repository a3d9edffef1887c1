// What the package `setimmediate` does for rdf-canonize, without its eval: a hop to the end of the task queue.
if (typeof globalThis.setImmediate === 'undefined') {
  const waiting = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    waiting.shift()?.();
  };
  globalThis.setImmediate = (work) => {
    waiting.push(work);
    channel.port2.postMessage(0);
  };
}
