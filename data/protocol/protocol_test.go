package protocol_test

import (
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/protocol"
)

func TestRank(t *testing.T) {
	for _, tc := range []struct{ position, unit string }{
		{"", ""}, {"Chuyên viên", "Bộ Nội vụ"}, {"Trưởng phòng", "UBND tỉnh"}, {"Chủ tịch", ""}, {"Giáo viên", "Trường THPT tỉnh"},
	} {
		if rank, ok := protocol.Rank(tc.position, tc.unit, data.KindOfficial); ok {
			t.Errorf("%s of %s is introduced by name, at %d", tc.position, tc.unit, rank)
		}
	}
	// Guests stand before hosts of the same rank, and behind those above.
	guest, _ := protocol.Rank("Chủ tịch UBND tỉnh", "", data.KindGuest)
	host, _ := protocol.Rank("Chủ tịch UBND tỉnh", "", data.KindOfficial)
	above, _ := protocol.Rank("Chủ tịch HĐND tỉnh", "", data.KindOfficial)
	if guest >= host || above >= guest {
		t.Error(above, guest, host)
	}
}
