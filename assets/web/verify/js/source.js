/** source gets the key lists and the revocation lists that lie beside the page. */
vinhdanh.source = (() => {
  /** fetched gives a list as a text: the first time the one that was asked for ahead. */
  async function fetched(name) {
    const { begun, get } = vinhdanhAhead;
    const coming = begun[name] || get(name);
    delete begun[name];
    return vinhdanh.bytes.text(await coming);
  }

  /** texts gives both files; from a disk, where nothing can be fetched, by the script lists.js. */
  async function texts() {
    if (!vinhdanh.address.local) {
      try {
        const [keys, revocations] = await Promise.all([fetched('keys.txt'), fetched('revocations.txt')]);
        return { keys, revocations };
      } catch {
        // a server that does not give .txt files away, or no network: the script may be there
      }
    }
    await vinhdanh.dom.script('lists.js');
    return vinhdanh.lists;
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem('vinhdanh.seen')) || {};
    } catch {
      return {};
    }
  }

  /**
   * newerKeys refuses a key list with a lower number than this browser has seen:
   * in an older one a stolen key is still good. Archived copies on a disk share
   * one memory, and each of them may be older than another.
   */
  function newerKeys(list, seen) {
    const before = seen[list.rootHex] || {};
    if (!vinhdanh.address.local && list.number < before.keys) throw new vinhdanh.Refusal('key-list-older');
    seen[list.rootHex] = { ...before, keys: list.number };
    return list;
  }

  /**
   * newer refuses a list with a lower number than this browser has seen: somebody
   * may want to undo a withdrawal. A number that a key signed which is known as
   * stolen since then does not count.
   */
  function newer(list, seen, ring) {
    const before = seen[list.rootHex];
    const signer = before && ring.of(list.rootHex, before.key);
    if (signer && signer.key.status !== 'compromised' && list.number < before.number) throw new vinhdanh.Refusal('revocation-list-older');
    seen[list.rootHex] = { ...before, number: list.number, key: list.key };
    return list;
  }

  async function load() {
    const { keys, revocations } = await texts();
    const refused = [];
    const taken = async (promise) => {
      try {
        return await promise;
      } catch (fault) {
        if (!(fault instanceof vinhdanh.Refusal)) throw fault;
        refused.push(fault.code);
        return null;
      }
    };
    const seen = read();
    const lists = await vinhdanh.signedfile.each(keys, (f) => taken(vinhdanh.keylist.parse(f).then((l) => newerKeys(l, seen))));
    const ring = vinhdanh.keyring.make(lists.filter(Boolean));
    const revoked = await vinhdanh.signedfile.each(revocations, (f) => taken(vinhdanh.revocations.parse(f, ring).then((l) => newer(l, seen, ring))));
    try {
      localStorage.setItem('vinhdanh.seen', JSON.stringify(seen));
    } catch {
      // storage is forbidden: the next visit starts anew
    }
    return { ring, revoked: revoked.filter(Boolean), refused };
  }

  let once;
  return {
    /** lists gives a promise of {ring, revoked, refused}; it fails where there is nothing to check with. */
    lists() {
      once ??= load().catch((fault) => {
        once = undefined; // the next check tries again
        throw fault;
      });
      return once;
    },
  };
})();
