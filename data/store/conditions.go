package store

import (
	"fmt"
	"strconv"
	"strings"
)

// conditions are the parts of a WHERE, with their arguments.
type conditions struct {
	list []string
	args []any
}

// add takes a condition with a ? for each of its values.
func (c *conditions) add(condition string, values ...any) {
	var b strings.Builder
	for _, v := range values {
		before, after, _ := strings.Cut(condition, "?")
		c.args = append(c.args, v)
		fmt.Fprintf(&b, "%s$%d", before, len(c.args))
		condition = after
	}
	c.list = append(c.list, b.String()+condition)
}

// numbers asks for register numbers, if there are any: as they are written or,
// if they are numbers, by their value ("128" means "0128" too).
func (c *conditions) numbers(list []string) {
	if len(list) == 0 {
		return
	}
	var written, figures []any
	for _, n := range list {
		written = append(written, n)
		if v, err := strconv.Atoi(n); err == nil {
			figures = append(figures, v)
		}
	}
	in := "k.register IN " + marks(len(written))
	if len(figures) > 0 {
		in += " OR k.number IN " + marks(len(figures))
	}
	c.add("("+in+")", append(written, figures...)...)
}

// where joins the conditions; it is "" where there are none.
func (c *conditions) where() string {
	if len(c.list) == 0 {
		return ""
	}
	return "WHERE " + strings.Join(c.list, " AND ")
}

// marks writes n question marks: "(?, ?)".
func marks(n int) string { return "(" + strings.TrimPrefix(strings.Repeat(", ?", n), ", ") + ")" }

// likeText takes away what the signs of LIKE mean.
func likeText(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
