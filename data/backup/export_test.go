package backup

import (
	"fmt"
	"hash/crc32"
)

// JournalLine makes a line of an entry, for the fuzz test.
func JournalLine(entry []byte) []byte {
	return fmt.Appendf(nil, "{\"sum\":\"%08x\",\"entry\":%s}\n", crc32.ChecksumIEEE(entry), entry)
}
