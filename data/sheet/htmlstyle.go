package sheet

import (
	"strconv"
	"strings"
)

// styleSheet holds what a page's style rules say of fonts, number formats and
// hidden parts, by "td", ".xl65" or "p.MsoNormal".
type styleSheet map[string]styleRule

// styleRule is what matters here of a rule.
type styleRule struct {
	font   script
	named  bool   // it names a font
	format string // of a number, as Excel writes it
	hidden bool
	apart  bool // cells that were written as one are not merged
}

const maxRules = 10_000

// read adds a style sheet's rules. Those of elements within others are left
// out, for what is open is not known by its classes.
func (s *styleSheet) read(css string) {
	if *s == nil {
		*s = styleSheet{}
	}
	css = strings.NewReplacer("<!--", " ", "-->", " ").Replace(css)
	for len(*s) < maxRules {
		head, rest, ok := strings.Cut(css, "{")
		if !ok {
			return
		}
		body, after, _ := strings.Cut(rest, "}")
		css = after
		if at := strings.LastIndex(head, "*/"); at >= 0 {
			head = head[at+2:]
		}
		if len(head) > 4<<10 {
			continue
		}
		rule := readRule(body)
		if rule == (styleRule{}) {
			continue
		}
		for _, selector := range strings.Split(head, ",") {
			selector = strings.ToLower(strings.TrimSpace(selector))
			if selector == "" || strings.ContainsAny(selector, " \t\r\n>+~:#[@*}") {
				continue
			}
			(*s)[selector] = (*s)[selector].with(rule)
		}
	}
}

// with gives a rule with what another, that counts for more, says.
func (r styleRule) with(over styleRule) styleRule {
	if over.named {
		r.font, r.named = over.font, true
	}
	if over.format != "" {
		r.format = over.format
	}
	r.hidden = r.hidden || over.hidden
	r.apart = r.apart || over.apart
	return r
}

// of gives what holds for an element by its name, its classes and itself.
func (s styleSheet) of(t *htmlTag) styleRule {
	rule := styleRule{}
	if len(s) > 0 {
		rule = s[t.name]
	}
	if t.class != "" && len(s) > 0 {
		for i, class := range strings.Fields(strings.ToLower(t.class)) {
			if i == 8 {
				break
			}
			rule = rule.with(s["."+class]).with(s[t.name+"."+class])
		}
	}
	if t.face != "" {
		rule = rule.with(styleRule{font: firstFont(t.face), named: true})
	}
	if t.style != "" {
		rule = rule.with(readRule(t.style))
	}
	return rule
}

// readRule reads declarations: "font-family:.VnTime; display:none".
func readRule(body string) styleRule {
	var rule styleRule
	for body != "" {
		var one string
		one, body = cutDeclaration(body)
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "font-family":
			rule.font, rule.named = firstFont(value), true
		case "mso-number-format":
			rule.format = unescapeCSS(strings.Trim(value, `"'`))
		case "display":
			rule.hidden = strings.HasPrefix(strings.ToLower(value), "none")
		case "mso-ignore":
			rule.apart = strings.Contains(strings.ToLower(value), "colspan")
		}
	}
	return rule
}

// cutDeclaration parts off what stands before the first semicolon that is in
// no quotes.
func cutDeclaration(s string) (one, rest string) {
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ';':
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

func unescapeCSS(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// firstFont gives the script of the font that is asked for first.
func firstFont(list string) script {
	first, _, _ := strings.Cut(list, ",")
	first = strings.Trim(unescapeCSS(strings.TrimSpace(first)), `"' `)
	return scriptOfFont(first)
}

// lookOfRule reads a cell's number format, in Excel's words or LibreOffice's.
func lookOfRule(t *htmlTag, rule styleRule) cellLook {
	code := rule.format
	if t.format != "" {
		code = t.format
	}
	switch strings.ToLower(code) {
	case "", "general", "@":
		return cellLook{}
	case "short date", "medium date", "long date", "general date":
		return cellLook{date: showDay}
	}
	if n := zeros(code); n > 0 {
		return cellLook{pad: n}
	}
	return cellLook{date: dateOfFormat(code)}
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return err == nil
}
