package intake

import (
	"bytes"
	"encoding/json"
)

// Group is a delegation or an award of a list, with its number of rows.
type Group struct {
	Name string
	Rows int
}

// Groups are written as one JSON object, name to number, in the list's order.
type Groups []Group

// MarshalJSON writes the object.
func (g Groups) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, group := range g {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(group.Name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(group.Rows); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
