package seal

import (
	"slices"
	"strings"
	"unicode"
)

// ScanKind is what a scan turned out to be.
type ScanKind string

const (
	ScanNothing     ScanKind = "nothing"     // neither badge nor certificate
	ScanBadge       ScanKind = "badge"       // Code has 20 digits, the check digit is right
	ScanCertificate ScanKind = "certificate" // Code is a token's digits; whether they are right Verify tells
	ScanMisread     ScanKind = "misread"     // Code has 20 digits, but the check digit is wrong: scan again
	ScanSeveral     ScanKind = "several"     // Codes has two or more different codes in one line
	ScanUnsure      ScanKind = "unsure"      // one badge was scanned, which is any of Codes: the one that was given out
)

// maxUnsure is how many codes one scan may stand for.
const maxUnsure = 64

// Scan is what a scanner typed, understood.
type Scan struct {
	Kind  ScanKind
	Code  string   // ASCII digits; "" with ScanNothing, ScanSeveral and ScanUnsure
	Codes []string // with ScanSeveral, in the order of the line, and ScanUnsure
}

// maxScan is the longest input, in bytes, that is looked at: several of the
// longest tokens on the widest keyboard.
const maxScan = 32 << 10

// ReadScan finds out what a scanner typed. Badges are 20 digits, certificates
// the longest run of digits after any address, which is ignored. A
// keyboard-wedge scanner sends key strokes for a US keyboard; ReadScan also
// understands what other keyboard layouts make of them (see keyboards), wide
// and Arabic digits, and stray spaces, line ends and invisible signs between
// the digits. The check digit of a badge and the first byte of a token decide
// which reading is right. It takes time in proportion to the input and never fails.
func ReadScan(raw string) Scan {
	if len(raw) > maxScan {
		return Scan{Kind: ScanNothing}
	}
	raw = cutSymbology(raw)
	var doubtful Scan
	for i, k := range keyboards {
		if i == vietnamese {
			switch badges := reordered(raw); {
			case len(badges) == 1:
				return Scan{Kind: ScanBadge, Code: badges[0]}
			case len(badges) > 1 && len(badges) <= maxUnsure:
				return Scan{Kind: ScanUnsure, Codes: badges}
			}
		}
		codes, doubt := findCodes(k.digits(raw))
		switch len(codes) {
		case 0:
			if len(doubt) > len(doubtful.Code) {
				doubtful = Scan{Kind: ScanCertificate, Code: doubt}
				if len(doubt) == BadgeDigits {
					doubtful.Kind = ScanMisread
				}
			}
		case 1:
			kind := ScanCertificate
			if len(codes[0]) == BadgeDigits {
				kind = ScanBadge
			}
			return Scan{Kind: kind, Code: codes[0]}
		default:
			return Scan{Kind: ScanSeveral, Codes: codes}
		}
	}
	if doubtful.Kind != "" {
		return doubtful
	}
	return Scan{Kind: ScanNothing}
}

// cutSymbology takes off the symbology identifier that some scanners send
// before the data: "]Q3" for a QR code (ISO/IEC 15424).
func cutSymbology(raw string) string {
	s := strings.TrimLeftFunc(raw, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || invisible(r) })
	if len(s) > 3 && s[0] == ']' && (s[1]|0x20) >= 'a' && (s[1]|0x20) <= 'z' && s[2] >= '0' && s[2] <= '9' {
		return s[3:]
	}
	return raw
}

// findCodes looks for whole codes in text of which only digits, spaces and
// other signs (as '/') are left. doubt is the longest row of digits that is
// nearly a code, for a line without any.
func findCodes(text string) (codes []string, doubt string) {
	add := func(list ...string) {
		for _, c := range list {
			if !slices.Contains(codes, c) { // the same code scanned twice is one code
				codes = append(codes, c)
			}
		}
	}
	for field := range strings.SplitSeq(text, "/") {
		groups := strings.Fields(field)
		var whole []string
		for _, g := range groups {
			whole = append(whole, wholeCodes(g)...)
		}
		joined := strings.Join(groups, "")
		if len(groups) > 1 && len(whole) < 2 {
			// Spaces may have got in between the digits of one code.
			if list := wholeCodes(joined); len(list) > 0 {
				whole = list
			}
		}
		add(whole...)
		if n := len(joined); (n == BadgeDigits || n >= minTokenDigits && n <= maxTokenDigits) && n > len(doubt) {
			doubt = joined
		}
	}
	return codes, doubt
}

// wholeCodes takes a row of digits for one token, or for badges without
// anything between them.
func wholeCodes(digits string) []string {
	if len(digits) > 0 && len(digits)%BadgeDigits == 0 {
		var list []string
		for badge := range slices.Chunk([]byte(digits), BadgeDigits) {
			if !ValidBadge(string(badge)) {
				break
			}
			list = append(list, string(badge))
		}
		if len(list)*BadgeDigits == len(digits) {
			return list
		}
	}
	if _, ok := parseToken(digits); ok {
		return []string{digits}
	}
	return nil
}
