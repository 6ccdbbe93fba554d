package cli

import (
	"errors"
	"strings"

	"github.com/alecthomas/kong"
)

// usage says what is wrong with the words of a call. kong's own sentences are
// English and carry no codes, so the fault is found again in what it parsed.
func (s *session) usage(k *kong.Kong, err error) {
	node := selected(k, nil, err)
	var p *kong.ParseError
	if !errors.As(err, &p) || p.Context == nil {
		s.wrong(node, s.c.T("cli.usage.general"))
		return
	}
	if p.Context.Error != nil {
		s.wrong(node, s.unparsed(node, p.Context))
		return
	}
	s.wrong(node, s.invalid(node, p.Context))
}

// unparsed names the word at which parsing stopped.
func (s *session) unparsed(node *kong.Node, call *kong.Context) string {
	rest := call.Path[len(call.Path)-1].Remainder()
	if len(rest) == 0 {
		return s.c.T("cli.usage.general")
	}
	word := rest[0]
	if word != "-" && strings.HasPrefix(word, "-") {
		name, _, _ := strings.Cut(word, "=")
		for _, f := range call.Flags() {
			if name == "--"+f.Name || f.Short != 0 && strings.HasPrefix(word, "-"+string(f.Short)) {
				return s.c.T("cli.usage.flag-value", "flag", "--"+f.Name, "value", placeholder(f))
			}
		}
		return s.c.T("cli.usage.unknown-flag", "flag", name)
	}
	if len(node.Children) > 0 {
		return s.c.T("cli.usage.unknown-command", "word", word, "choices", strings.Join(children(node), ", "))
	}
	return s.c.T("cli.usage.too-many", "word", word)
}

// invalid names what is missing or not allowed in a call whose words are known.
func (s *session) invalid(node *kong.Node, call *kong.Context) string {
	if len(node.Children) > 0 {
		return s.c.T("cli.usage.no-command", "choices", strings.Join(children(node), ", "))
	}
	for _, f := range call.Flags() {
		if f.Required && !f.Set {
			return s.c.T("cli.usage.flag-needed", "flag", flagWords(f))
		}
	}
	given := 0
	for _, p := range call.Path {
		if p.Positional != nil {
			given++
		}
		if f := p.Flag; f != nil && f.Tag.Enum != "" {
			if v, ok := call.FlagValue(f).(string); ok && !f.EnumMap()[v] {
				return s.c.T("cli.usage.flag-choice", "flag", "--"+f.Name, "value", v,
					"choices", strings.Join(f.EnumSlice(), ", "))
			}
		}
	}
	if given < len(node.Positional) {
		return s.c.T("cli.usage.argument-needed", "argument", node.Positional[given].Name)
	}
	return s.c.T("cli.usage.general")
}

// wrong prints a fault of the call with the way to call the command.
func (s *session) wrong(node *kong.Node, fault string) {
	s.line(s.errw, fault)
	s.line(s.errw, s.c.T("cli.usage.form", "form", form(node)))
	s.line(s.errw, s.c.T("cli.usage.more", "call", strings.TrimSpace(node.FullPath())+" --help"))
}

func children(n *kong.Node) []string {
	var names []string
	for _, c := range n.Children {
		names = append(names, c.Name)
	}
	return names
}
