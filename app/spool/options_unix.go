//go:build !windows

package spool

import (
	"slices"
	"strconv"
	"strings"
)

// attributes reads what lpoptions says of a printer: name=value in one line,
// values with spaces in quotes or with backslashes.
func attributes(line string) map[string]string {
	a := map[string]string{}
	var word strings.Builder
	var quote rune
	escaped := false
	end := func() {
		name, value, _ := strings.Cut(word.String(), "=")
		if name != "" {
			a[name] = value
		}
		word.Reset()
	}
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote = r
		case r == ' ' || r == '\n':
			end()
		default:
			word.WriteRune(r)
		}
	}
	end()
	return a
}

// options are the choices of a printer's options, by the option's name.
type options map[string][]string

// optionsOf reads what lpoptions -l says: "InputSlot/Media Source: *Auto Tray1".
func optionsOf(text string) options {
	o := options{}
	for line := range strings.SplitSeq(text, "\n") {
		head, choices, ok := strings.Cut(line, ": ")
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(head, "/")
		for c := range strings.FieldsSeq(choices) {
			o[name] = append(o[name], strings.TrimPrefix(c, "*"))
		}
	}
	return o
}

// trays gives the option that chooses a tray, and its choices.
func (o options) trays() (option string, choices []string) {
	for _, name := range []string{"InputSlot", "media-source"} {
		if len(o[name]) > 0 {
			return name, o[name]
		}
	}
	return "media-source", nil
}

// printerOf puts together what CUPS says of a printer.
func printerOf(name string, a map[string]string, o options, jobs int) Printer {
	const ( // bits of printer-type, cups_ptype_e
		color  = 0x0008
		duplex = 0x0010
	)
	kind, _ := strconv.ParseUint(a["printer-type"], 10, 32)
	p := Printer{Name: name, About: a["printer-info"], Color: kind&color != 0,
		Duplex: kind&duplex != 0 || slices.ContainsFunc(o["Duplex"], func(c string) bool { return c != "None" }),
		State:  State{Code: stateOf(a), Jobs: jobs}}
	if p.About == name {
		p.About = ""
	}
	_, choices := o.trays()
	for _, c := range choices {
		p.Trays = append(p.Trays, Tray{c, c})
	}
	return p
}

// stateOf reads printer-state and printer-state-reasons (RFC 8011, 5.4.11 and
// 5.4.12). Reasons end in how grave they are.
func stateOf(a map[string]string) Code {
	reasons := map[string]Code{
		"media-empty": StatePaperOut, "media-needed": StatePaperOut, "media-jam": StateJam, "door-open": StateDoorOpen, "cover-open": StateDoorOpen,
		"interlock-open": StateDoorOpen, "toner-empty": StateTonerOut, "marker-supply-empty": StateTonerOut, "toner-low": StateTonerLow,
		"marker-supply-low": StateTonerLow, "output-area-full": StateOutputFull, "output-tray-missing": StateOutputFull, "input-tray-missing": StatePaperOut,
		"offline": StateOffline, "shutdown": StateOffline, "timed-out": StateOffline, "connecting-to-device": StateOffline,
		"paused": StatePaused, "moving-to-paused": StatePaused, "other": StateError,
	}
	found := map[Code]bool{}
	for r := range strings.SplitSeq(a["printer-state-reasons"], ",") {
		base := r
		for _, grave := range []string{"-error", "-warning", "-report"} {
			base = strings.TrimSuffix(base, grave)
		}
		c := reasons[base]
		if c == "" && strings.HasSuffix(r, "-error") {
			c = StateError
		}
		// A warning is not yet what it warns of.
		if strings.HasSuffix(r, "-warning") && c == StateOffline || base == "connecting-to-device" && a["printer-state"] == printing {
			c = ""
		}
		if c != "" {
			found[c] = true
		}
	}
	if a["printer-is-accepting-jobs"] == "false" {
		found[StateRejects] = true
	}
	const stopped = "5"
	if a["printer-state"] == stopped && len(found) == 0 {
		found[StatePaused] = true
	}
	return pressing(found)
}

// printing is the printer-state of one at work.
const printing = "4"

// papers are the names that drivers have for sizes, mm.
var papers = []struct {
	name string
	size size
}{
	{"A3", size{297, 420}}, {"A4", size{210, 297}}, {"A5", size{148, 210}}, {"A6", size{105, 148}}, {"A2", size{420, 594}}, {"A1", size{594, 841}},
	{"A0", size{841, 1189}}, {"SRA3", size{320, 450}}, {"Letter", size{215.9, 279.4}}, {"Legal", size{215.9, 355.6}}, {"Tabloid", size{279.4, 431.8}},
	{"Ledger", size{279.4, 431.8}}, {"11x17", size{279.4, 431.8}}, {"EnvDL", size{110, 220}}, {"EnvC5", size{162, 229}}, {"EnvC4", size{229, 324}},
	{"Env10", size{104.8, 241.3}}, {"ISOB5", size{176, 250}}, {"ISOB4", size{250, 353}},
}

// media names a sheet as a printer's driver does. Where it has no name for the
// size, and takes no sizes of ours, ok is false.
func (o options) media(s size) (name string, ok bool) {
	choices := o["PageSize"]
	custom := len(choices) == 0 // no driver: whatever it is given
	for _, c := range choices {
		base, _, _ := strings.Cut(c, ".")
		if strings.HasPrefix(c, "Custom.") {
			custom = true
			continue
		}
		for _, p := range papers {
			if base == p.name && base == c && p.size.is(s) {
				return c, true
			}
		}
		if w, h, found := selfNamed(base); found && sizeOf(w, h).is(s) {
			return c, true
		}
	}
	mm := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	return "Custom." + mm(s.short) + "x" + mm(s.long) + "mm", custom
}

// selfNamed reads a size from a name such as iso_a4_210x297mm (PWG 5101.1) or 90x130mm.
func selfNamed(name string) (w, h float64, ok bool) {
	if i := strings.LastIndexByte(name, '_'); i >= 0 {
		name = name[i+1:]
	}
	name, ok = strings.CutSuffix(name, "mm")
	a, b, two := strings.Cut(name, "x")
	w, errW := strconv.ParseFloat(a, 64)
	h, errH := strconv.ParseFloat(b, 64)
	return w, h, ok && two && errW == nil && errH == nil
}
