package cli

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"
)

// help prints how a command, or the whole program, is called.
func (s *session) help(n *kong.Node) {
	s.line(s.out, s.c.T("cli.usage.form", "form", form(n)))
	s.line(s.out, "")
	s.line(s.out, s.c.T(helpKey(n)))
	if len(n.Children) > 0 {
		var rows [][2]string
		for _, leaf := range n.Leaves(true) {
			name := strings.TrimPrefix(strings.TrimPrefix(leaf.Path(), n.Path()), " ")
			rows = append(rows, [2]string{name, s.c.T(helpKey(leaf))})
		}
		s.block("cli.help.commands", rows)
	}
	var own [][2]string
	for _, p := range n.Positional {
		own = append(own, [2]string{p.Name, s.c.T("cli.arg." + key(n) + "." + strings.ToLower(firstWord(p.Name)))})
	}
	if n.Type != kong.ApplicationNode {
		for _, f := range n.Flags {
			own = append(own, [2]string{flagWords(f), s.c.T("cli.flag." + key(n) + "." + f.Name)})
		}
		for p := n.Parent; p != nil && p.Type != kong.ApplicationNode; p = p.Parent {
			for _, f := range p.Flags {
				own = append(own, [2]string{flagWords(f), s.c.T("cli.flag." + key(p) + "." + f.Name)})
			}
		}
	}
	if len(own) > 0 {
		s.block("cli.help.own", own)
	}
	root := n
	for root.Parent != nil {
		root = root.Parent
	}
	var global [][2]string
	for _, f := range root.Flags {
		global = append(global, [2]string{flagWords(f), s.c.T("cli.flag." + f.Name)})
	}
	s.block("cli.help.global", global)
	if n == root {
		s.line(s.out, "")
		s.line(s.out, s.c.T("cli.help.status"))
	}
}

// block prints a heading and two columns.
func (s *session) block(heading string, rows [][2]string) {
	s.line(s.out, "")
	s.line(s.out, s.c.T(heading))
	wide := 0
	for _, r := range rows {
		wide = max(wide, min(utf8.RuneCountInString(r[0]), 34))
	}
	for _, r := range rows {
		if n := utf8.RuneCountInString(r[0]); n <= wide {
			s.line(s.out, "  "+r[0]+strings.Repeat(" ", wide-n+2)+r[1])
			continue
		}
		s.line(s.out, "  "+r[0])
		s.line(s.out, strings.Repeat(" ", wide+4)+r[1])
	}
}

// form writes how a command is called: "vinhdanh verify TOKEN|IMAGE|- … [--keys FILE]".
func form(n *kong.Node) string {
	words := []string{n.FullPath()}
	if len(n.Children) > 0 {
		if n.Type == kong.ApplicationNode {
			words = append(words, "COMMAND …")
		} else {
			words = append(words, strings.Join(children(n), "|")+" …")
		}
		return strings.Join(words, " ")
	}
	for _, p := range n.Positional {
		w := p.Name
		if p.IsCumulative() {
			w += " …"
		}
		words = append(words, w)
	}
	flags := slices.Clone(n.Flags)
	for p := n.Parent; p != nil && p.Type != kong.ApplicationNode; p = p.Parent {
		flags = append(flags, p.Flags...)
	}
	for _, f := range flags {
		w := flagWords(f)
		if !f.Required {
			w = "[" + w + "]"
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func flagWords(f *kong.Flag) string {
	w := "--" + f.Name
	switch {
	case f.Short != 0 && f.Name == "output":
		w = "-" + string(f.Short)
	case f.Tag.Negatable != "":
		w = "--[no-]" + f.Name
	case f.Short != 0:
		w = "-" + string(f.Short) + ", " + w
	}
	if !f.IsBool() {
		w += " " + placeholder(f)
	}
	return w
}

func placeholder(f *kong.Flag) string {
	if f.PlaceHolder != "" {
		return f.PlaceHolder
	}
	return strings.ToUpper(f.Name)
}

// key names a command in the catalogue: "print.certificates".
func key(n *kong.Node) string { return strings.ReplaceAll(n.Path(), " ", ".") }

func helpKey(n *kong.Node) string {
	if n.Type == kong.ApplicationNode {
		return "cli.help.program"
	}
	return "cli.help." + key(n)
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, "|")
	return w
}
