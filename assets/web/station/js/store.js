// The browser's database: "outbox" holds scans not yet sent, "meta" the desk,
// its last number and the pack. Where the browser refuses one (private
// windows), memory serves until the page is closed.
let opened;

function open() {
  opened ??= new Promise((done, fail) => {
    const ask = indexedDB.open('vinhdanh', 1);
    ask.onupgradeneeded = () => {
      ask.result.createObjectStore('outbox', { keyPath: 'seq' });
      ask.result.createObjectStore('meta');
    };
    ask.onsuccess = () => done(ask.result);
    ask.onerror = () => fail(ask.error);
  }).catch(() => null);
  return opened;
}

const memory = { outbox: new Map(), meta: new Map() };

/** whether what is written outlives the page. */
export const durable = async () => await open() !== null;

/** writes all of a list of [store, value, key] or, with value undefined, removes it: whole or not at all. */
export async function write(list) {
  const db = await open();
  if (!db) {
    for (const [store, value, key] of list) {
      if (value === undefined) memory[store].delete(key);
      else memory[store].set(key ?? value.seq, value);
    }
    return;
  }
  await new Promise((done, fail) => {
    const tx = db.transaction(['outbox', 'meta'], 'readwrite', { durability: 'strict' });
    for (const [store, value, key] of list) {
      const s = tx.objectStore(store);
      if (value === undefined) s.delete(key);
      else if (store === 'outbox') s.put(value);
      else s.put(value, key);
    }
    tx.oncomplete = () => done();
    tx.onerror = tx.onabort = () => fail(tx.error);
  });
}

async function read(store, ask) {
  const db = await open();
  if (!db) return undefined;
  return new Promise((done, fail) => {
    const r = ask(db.transaction(store).objectStore(store));
    r.onsuccess = () => done(r.result);
    r.onerror = () => fail(r.error);
  });
}

export const meta = async (key) => await read('meta', (s) => s.get(key)) ?? memory.meta.get(key);

/** gives the scans not yet sent, oldest first. */
export const waiting = async () => await read('outbox', (s) => s.getAll()) ?? [...memory.outbox.values()];

/** forgets everything: the pack, the queue, the desk. */
export async function wipe() {
  memory.outbox.clear();
  memory.meta.clear();
  const db = await open();
  if (!db) return;
  await new Promise((done, fail) => {
    const tx = db.transaction(['outbox', 'meta'], 'readwrite');
    tx.objectStore('outbox').clear();
    tx.objectStore('meta').clear();
    tx.oncomplete = () => done();
    tx.onerror = tx.onabort = () => fail(tx.error);
  });
}
