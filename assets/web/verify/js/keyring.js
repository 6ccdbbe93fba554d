/** keyring: the key lists that this page trusts, ready for looking keys up. */
vinhdanh.keyring = (() => ({
  /** make gives a keyring of lists; of several of one root key the newest counts, if it continues the others. */
  make(lists) {
    const newest = [];
    for (const list of [...lists].sort((a, b) => a.number - b.number)) {
      const i = newest.findIndex((l) => vinhdanh.keylist.same(l, list));
      if (i < 0) newest.push(list);
      else if (vinhdanh.keylist.continues(newest[i], list)) newest[i] = list;
      else throw new vinhdanh.Refusal('key-list-changed');
    }
    const keys = new Map(); // keys of different issuers may share an ID
    for (const list of newest) {
      for (const key of list.keys) keys.set(key.id, [...(keys.get(key.id) || []), { key, list }]);
    }
    const find = (id) => keys.get(id) || [];
    return {
      lists: newest,
      find,
      /** of gives a key of one issuer, or undefined. */
      of: (rootHex, id) => find(id).find((k) => k.list.rootHex === rootHex),
    };
  },
}))();
