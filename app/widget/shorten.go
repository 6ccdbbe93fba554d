package widget

// Shorten gives as much of a text as fits into a width, with "…" at its end
// where it had to be cut, for parts that screens draw themselves.
func Shorten(text string, width, size float32, bold bool) string {
	short, _ := cut(text, width, size, bold)
	return short
}
