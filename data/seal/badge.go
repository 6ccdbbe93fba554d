package seal

import (
	"fmt"
	"io"
)

// BadgeDigits is the length of a badge code: 19 random digits and a check digit.
const BadgeDigits = 20

// NewBadge makes a badge code from a source of random bytes. The code has no
// meaning; that no delegate has it yet is for the store to see to, and with
// 10^19 codes it never fails in practice.
func NewBadge(rand io.Reader) (string, error) {
	digits := make([]byte, 0, BadgeDigits)
	var buf [32]byte
	for len(digits) < BadgeDigits-1 {
		if _, err := io.ReadFull(rand, buf[:]); err != nil {
			return "", fmt.Errorf("badge code: %w", err)
		}
		for _, b := range buf {
			// 250 to 255 are thrown away: they would make some digits likelier than others.
			if b < 250 && len(digits) < BadgeDigits-1 {
				digits = append(digits, '0'+b%10)
			}
		}
	}
	return string(append(digits, dammDigit(string(digits)))), nil
}

// ValidBadge tells whether code is 20 ASCII digits with the right check digit.
func ValidBadge(code string) bool {
	return len(code) == BadgeDigits && allDigits(code) && dammDigit(code) == '0'
}

// allDigits tells whether s holds ASCII digits and nothing else.
func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
