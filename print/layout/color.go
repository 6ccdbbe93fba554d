package layout

import (
	"encoding/hex"
	"fmt"
)

// Hex reads a colour written "#RRGGBB".
func Hex(s string) (Color, error) {
	raw, err := hex.DecodeString(s[min(1, len(s)):])
	if err != nil || len(raw) != 3 || s[0] != '#' {
		return Color{}, fmt.Errorf("colour %q is not written #RRGGBB", s)
	}
	return Color{raw[0], raw[1], raw[2], 255}, nil
}

// String writes the colour as templates do, "#RRGGBB"; opacity is left out.
func (c Color) String() string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// MarshalText writes the colour as String does.
func (c Color) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a colour written "#RRGGBB".
func (c *Color) UnmarshalText(text []byte) error {
	read, err := Hex(string(text))
	if err != nil {
		return err
	}
	*c = read
	return nil
}
