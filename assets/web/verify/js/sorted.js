/** sorted: hashes one behind the other in a row of bytes, each greater than the one before. */
vinhdanh.sorted = (() => {
  const { compare } = vinhdanh.bytes;
  const record = (row, size, i) => row.subarray(i * size, (i + 1) * size);

  return {
    record,
    /** whether the row is whole, and the first key bytes of each record greater than those of the one before. */
    whole(row, size, key) {
      if (row.length % size) return false;
      for (let i = 1; i < row.length / size; i++) {
        if (compare(record(row, size, i - 1), record(row, size, i), key) >= 0) return false;
      }
      return true;
    },
    /** find gives the record that begins with key, or null. */
    find(row, size, key) {
      let low = 0;
      let high = row.length / size;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(record(row, size, middle), key, key.length) < 0) low = middle + 1;
        else high = middle;
      }
      if (low >= row.length / size || compare(record(row, size, low), key, key.length) !== 0) return null;
      return record(row, size, low);
    },
  };
})();
