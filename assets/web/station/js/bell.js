// A bell: those who listen are told. Parts of the page tell each other of
// changes with it, and know nothing else of each other.
export class Bell {
  #listeners = new Set();

  /** calls back at each ring, until the function it gives is called. */
  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  ring(...news) {
    for (const l of this.#listeners) l(...news);
  }
}
