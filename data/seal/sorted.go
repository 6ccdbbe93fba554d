package seal

import (
	"bytes"
	"sort"
)

// Hashes lie one behind the other in a row of bytes, each the same size and
// greater than the one before, so that they are found without being unpacked.

// findSorted finds the record of size bytes that begins with key.
func findSorted(row []byte, size int, key []byte) (at int, found bool) {
	n := len(row) / size
	at = sort.Search(n, func(i int) bool { return bytes.Compare(row[i*size:i*size+len(key)], key) >= 0 })
	return at, at < n && bytes.Equal(row[at*size:at*size+len(key)], key)
}

// isSorted tells whether the row is whole, and the first key bytes of each
// record greater than those of the one before.
func isSorted(row []byte, size, key int) bool {
	for i := size; i < len(row); i += size {
		if i+size > len(row) || bytes.Compare(row[i-size:i-size+key], row[i:i+key]) >= 0 {
			return false
		}
	}
	return len(row)%size == 0
}

// sortRecords puts records in order and joins them; of those that share their
// first key bytes only the first stays.
func sortRecords(records [][]byte, key int) []byte {
	sort.Slice(records, func(i, j int) bool { return bytes.Compare(records[i], records[j]) < 0 })
	var row []byte
	for i, r := range records {
		if i == 0 || !bytes.Equal(r[:key], records[i-1][:key]) {
			row = append(row, r...)
		}
	}
	return row
}
