package qr

import (
	"errors"
	"fmt"

	qrcode "github.com/skip2/go-qrcode"
)

var (
	// ErrEmpty is returned for an empty text.
	ErrEmpty = errors.New("a code needs a text")
	// ErrTooLong is returned for a text beyond version 40-M: 5,596 digits,
	// 3,391 capitals and digits, 2,331 other bytes.
	ErrTooLong = errors.New("the text is too long for a code")
)

// Encode makes the code of text with error correction level M, in the smallest
// version that holds it, without a quiet zone: n rows of n modules, a set bit
// for a dark one, row by row, the most significant bit of each byte first.
//
// A token's digits take 3⅓ bits each and the capitals of the address before
// them 5½, so 120 bytes behind an address of 26 letters make version 8 (49
// modules). A small letter or a '#' costs 8 bits and may cost a version.
func Encode(text string) (n int, bits []byte, err error) {
	if text == "" {
		return 0, nil, ErrEmpty
	}
	s, modules, ok := encodeByRows(text)
	if !ok {
		return encodeByLibrary(text)
	}
	return s.side, modules.bytes(s.side), nil
}

// encodeByLibrary leaves all to go-qrcode.
func encodeByLibrary(text string) (n int, bits []byte, err error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return 0, nil, fmt.Errorf("%w: %w", ErrTooLong, err)
	}
	code.DisableBorder = true // the quiet zone is the layout's
	rows := code.Bitmap()
	n = len(rows)
	bits = make([]byte, (n*n+7)/8)
	i := 0
	for _, row := range rows {
		for _, dark := range row {
			if dark {
				bits[i>>3] |= 0x80 >> (i & 7)
			}
			i++
		}
	}
	return n, bits, nil
}
