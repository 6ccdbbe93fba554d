package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"time"

	"vinhdanh/data"
)

// How values stand in the database: yes and no as 1 and 0, instants as UTC
// milliseconds (0 for none), a reference to nothing as NULL.

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

func ref(id data.ID) any {
	if id == "" {
		return nil
	}
	return string(id)
}

// reading scans a column into a field whose Go type is not the column's.
type reading func(src any) error

func (f reading) Scan(src any) error { return f(src) }

var _ sql.Scanner = reading(nil)

func toBool(b *bool) reading {
	return func(src any) error {
		n, ok := src.(int64)
		*b = n != 0
		return unless(ok, src)
	}
}

func toTime(t *time.Time) reading {
	return func(src any) error {
		if src == nil {
			*t = time.Time{}
			return nil
		}
		n, ok := src.(int64)
		*t = instant(n)
		return unless(ok, src)
	}
}

// toText reads a text that may be NULL.
func toText[T ~string](s *T) reading {
	return func(src any) error {
		if src == nil {
			*s = ""
			return nil
		}
		v, ok := src.(string)
		*s = T(v)
		return unless(ok, src)
	}
}

func toInt(n *int) reading {
	return func(src any) error {
		if src == nil {
			*n = 0
			return nil
		}
		v, ok := src.(int64)
		*n = int(v)
		return unless(ok, src)
	}
}

func toHash(h *data.Hash) reading {
	return func(src any) error {
		if src == nil {
			*h = data.Hash{}
			return nil
		}
		b, ok := src.([]byte)
		if ok = ok && len(b) == len(h); ok {
			copy(h[:], b)
		}
		return unless(ok, src)
	}
}

// toJSON reads what asJSON wrote.
func toJSON(v any) reading {
	return func(src any) error {
		s, ok := src.(string)
		if !ok || s == "" {
			reflect.ValueOf(v).Elem().SetZero()
			return unless(ok, src)
		}
		return json.Unmarshal([]byte(s), v)
	}
}

// asJSON gives a value that nobody searches as a text, "" for the zero value
// and an empty list.
func asJSON(v any) (string, error) {
	r := reflect.ValueOf(v)
	if r.IsZero() || r.Kind() == reflect.Slice && r.Len() == 0 {
		return "", nil
	}
	raw, err := json.Marshal(v)
	return string(raw), err
}

func unless(ok bool, src any) error {
	if ok {
		return nil
	}
	return fmt.Errorf("a value of type %T where none is expected", src)
}

// places writes the parameters of one row of VALUES: "($3, $4)" for from 3, n 2.
func places(from, n int) string {
	b := append(make([]byte, 0, n*5), '(')
	for i := range n {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(append(b, '$'), int64(from+i), 10)
	}
	return string(append(b, ')'))
}

// sortedIDs gives the keys of a map in their order, for writes that come out
// the same each time.
func sortedIDs[V any](m map[data.ID]V) []data.ID {
	return slices.Sorted(maps.Keys(m))
}
