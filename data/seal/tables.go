package seal

import (
	"slices"
	"strings"

	"vinhdanh/data"
)

// Tables are the texts that tokens name by a number instead of spelling them.
// They are only ever appended to: a number means the same text for ever.
type Tables struct {
	Awards   []string // "Giấy khen"
	Deciders []string // "Giám đốc Sở Nội vụ tỉnh Lai Châu"
	Suffixes []string // of decision numbers: "/QĐ-SNV"
}

const (
	maxTable = 4096 // entries
	maxEntry = 1000 // bytes
)

// StandardTables gives tables that suit most offices; what an office awards
// besides is spelled out in the token, or added by the root key.
func StandardTables(issuer string) Tables {
	t := Tables{
		Awards: []string{
			"Giấy khen", "Bằng khen", "Lao động tiên tiến", "Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc",
			"Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cấp tỉnh", "Bằng khen của Chủ tịch UBND tỉnh",
			"Xã, phường, đặc khu tiêu biểu", "Gia đình văn hóa", "Kỷ niệm chương", "Cờ thi đua cấp tỉnh",
		},
		Deciders: []string{"Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"},
		Suffixes: []string{"/QĐ-UBND", "/QĐ-SNV", "/QĐ-CT", "/QĐ-TĐKT", "/QĐ-KT"},
	}
	head := ""
	switch {
	case strings.HasPrefix(issuer, "Sở "), strings.HasPrefix(issuer, "Công ty "), strings.HasPrefix(issuer, "Công an tỉnh"):
		head = "Giám đốc " + issuer
	case strings.HasPrefix(issuer, "Ủy ban nhân dân "), strings.HasPrefix(issuer, "UBND "):
		head = "Chủ tịch " + issuer
	default:
		return t
	}
	t.Deciders = append(t.Deciders, head)
	t.Awards = append(t.Awards, "Giấy khen của "+head, "Bằng khen của "+head)
	return t
}

// with gives the tables with those of more that they lack, appended.
// Errors: table-text (text), table-full.
func (t Tables) with(more Tables) (Tables, error) {
	var err error
	join := func(old, more []string) []string {
		list := slices.Clone(old)
		for _, s := range more {
			clean, ok := cleanText(s)
			switch {
			case !ok || len(clean) > maxEntry:
				err = data.Fail("table-text", "text", s)
			case clean != "" && !slices.Contains(list, clean):
				list = append(list, clean)
			}
		}
		if len(list) > maxTable {
			err = data.Fail("table-full", "most", maxTable)
		}
		return list
	}
	t = Tables{join(t.Awards, more.Awards), join(t.Deciders, more.Deciders), join(t.Suffixes, more.Suffixes)}
	return t, err
}

// valid tells whether the tables are as with makes them.
func (t Tables) valid() bool {
	for _, list := range [][]string{t.Awards, t.Deciders, t.Suffixes} {
		seen := make(map[string]bool, len(list))
		for _, s := range list {
			if s == "" || len(s) > maxEntry || seen[s] || !isClean(s) {
				return false
			}
			seen[s] = true
		}
		if len(list) > maxTable {
			return false
		}
	}
	return true
}

// continues tells whether t begins with all of old.
func (t Tables) continues(old Tables) bool {
	begins := func(new, old []string) bool { return len(new) >= len(old) && slices.Equal(new[:len(old)], old) }
	return begins(t.Awards, old.Awards) && begins(t.Deciders, old.Deciders) && begins(t.Suffixes, old.Suffixes)
}
