// What jsonld uses of lru-cache 6: `new LRU({max})`, get and set.
module.exports = class LRU {
  constructor({ max }) {
    this.max = max;
    this.entries = new Map();
  }

  get(key) {
    const value = this.entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key, value) {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.max) this.entries.delete(this.entries.keys().next().value);
  }
};
