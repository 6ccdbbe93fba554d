package screen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// DelegationName shortens the name of a delegation for places that say already
// that it is one: "Đoàn đại biểu xã Nậm Tía" becomes "Xã Nậm Tía".
func DelegationName(name string) string {
	for _, p := range []string{"Đoàn đại biểu ", "Đoàn ĐB "} {
		if len(name) > len(p) && strings.EqualFold(name[:len(p)], p) {
			rest := strings.TrimSpace(name[len(p):])
			if rest == "" {
				return name
			}
			r, n := utf8.DecodeRuneInString(rest)
			return string(unicode.ToUpper(r)) + rest[n:]
		}
	}
	return name
}
