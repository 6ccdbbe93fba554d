package pdf

import (
	"math"
	"strconv"
)

// perMM is PDF's unit, the point of 1/72 inch, for a millimetre.
const perMM = 72 / 25.4

// appendNumber writes v with at most the given number of decimals (0 to 4),
// without zeros that say nothing: 12, 0.5, -3.07. v is finite and small.
func appendNumber(b []byte, v float64, decimals int) []byte {
	scale := [...]float64{1, 10, 100, 1000, 10_000}[decimals]
	n := int64(math.Round(v * scale))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	for ; decimals > 0 && n%10 == 0; decimals-- {
		n /= 10
	}
	if decimals == 0 {
		return strconv.AppendInt(b, n, 10)
	}
	var digits [20]byte
	i := len(digits)
	for k := 0; n > 0 || k < decimals; k++ {
		if k == decimals {
			i--
			digits[i] = '.'
		}
		i--
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	if len(digits)-i == decimals { // nothing before the point: ".5" is a number too
		i--
		digits[i] = '.'
	}
	return append(b, digits[i:]...)
}
