package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

// shapeOf names the form of a list by its columns as they stand: lists on the
// same form have the same headings in the same columns. l must have been read
// without a person's choices. A list without a heading is known by what its
// columns hold.
func shapeOf(l *sheet.List) string {
	var b strings.Builder
	b.WriteString(string(l.Kind))
	headings := false
	for _, c := range l.Columns {
		heading := text.Alphanumeric(c.Heading)
		headings = headings || heading != ""
		b.WriteString("\n" + c.Letter + " " + heading)
	}
	if !headings {
		for _, c := range l.Columns {
			b.WriteString("\n" + c.Letter + " " + mostly(l.Grid, c.Index))
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:8])
}

// mostly tells what the cells of a column are, by its first rows.
func mostly(g *sheet.Grid, column int) string {
	var figures, words int
	for _, r := range g.Rows[:min(len(g.Rows), 50)] {
		c, ok := r.At(column)
		switch {
		case !ok || len(r.Cells) < 2:
		case strings.ContainsAny(c.Text, "0123456789"):
			figures++
		default:
			words++
		}
	}
	switch {
	case figures > words:
		return "figures"
	case words > 0:
		return "words"
	}
	return ""
}

// formOf gives the list's shape, which takes another look where a person has
// said how it is to be read.
func (l *List) formOf(ctx context.Context) (string, error) {
	if l.shape != "" {
		return l.shape, nil
	}
	plain, err := l.List.Again(ctx, Options{Kind: l.Kind, Sheet: l.Sheet, Now: l.Options.Now})
	if plain == nil {
		return "", err
	}
	l.shape = shapeOf(plain)
	return l.shape, nil
}
