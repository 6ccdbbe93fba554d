package verify

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// manner is how a verdict is said: word, icon and colour always together.
type manner struct {
	key          string // of its word and sentence in the catalogue
	icon         icons.Name
	ground, tint fyne.ThemeColorName // of the card and of the icon in the list
}

func mannerOf(c check) manner {
	v := c.verdict
	switch {
	case c.report != nil:
		return manner{"report", icons.Folder, widget.ColorAlready, widget.ColorInfo}
	case c.fault != nil:
		return manner{"unread", icons.HelpFilled, widget.ColorAlready, widget.ColorWarn}
	case c.badge:
		return manner{"badge", icons.Badge, widget.ColorAlready, widget.ColorWarn}
	case v.Word == seal.WordValid && v.Sample:
		return manner{"sample", icons.Warning, widget.ColorAlready, widget.ColorWarn}
	case v.Word == seal.WordValid:
		return manner{"valid", icons.OK, widget.ColorAdmitted, widget.ColorOK}
	case v.Word == seal.WordUnknownKey, v.Word == seal.WordMalformed:
		return manner{string(v.Word), icons.HelpFilled, widget.ColorAlready, widget.ColorWarn}
	}
	return manner{string(v.Word), icons.Error, widget.ColorHelpDesk, widget.ColorErr}
}

// line is a check in the list of the session.
type line struct {
	word, second string
	icon         icons.Name
	tint         fyne.ThemeColorName
}

func (s *Screen) lineOf(c check) line {
	m := mannerOf(c)
	if c.report != nil {
		return line{word: c.source, second: c.report.Sentence(s.sh.Catalogue()), icon: m.icon, tint: m.tint}
	}
	l := line{word: s.sh.T("verify." + m.key + ".short"), icon: m.icon, tint: m.tint}
	switch cert := c.verdict.Certificate; {
	case cert != nil:
		l.second = cert.Number + " · " + cert.Name
	case c.source != "":
		l.second = c.source
	}
	return l
}

// show puts the answer to a check on the page.
func (s *Screen) show(c check) {
	t := s.sh.T
	if c.fault != nil {
		s.set(widget.Column(0, widget.NewErrorCard(s.sh.T("verify.unread.short"), s.sh.Say(c.fault))))
		return
	}
	m := mannerOf(c)
	parts := []fyne.CanvasObject{s.strip(m, c)}
	body := s.notices(c)
	if cert := c.verdict.Certificate; cert != nil && !c.badge {
		body = append(body, s.paper(*cert))
	}
	if c.verdict.Word == seal.WordUnknownKey && !c.badge {
		body = append(body, widget.Row(0, widget.NewButton(t("verify.settings"), icons.Key, func() {
			s.sh.Open(screen.Settings, screen.Filter{Section: "key"})
		}), widget.Space()))
	}
	if c.verdict.Key != "" && !c.badge {
		body = append(body, widget.NewCaption(t("verify.key", "key", c.verdict.Key)).Cut(100))
	}
	if len(body) > 0 {
		parts = append(parts, widget.Grow(container.NewVScroll(widget.Pad(16, 24, 20, 24, widget.Column(16, body...)))))
	}
	s.set(widget.NewSurface(widget.Column(0, parts...)))
}

// strip is the coloured head of an answer.
func (s *Screen) strip(m manner, c check) fyne.CanvasObject {
	ground := &canvas.Rectangle{FillColor: theme.Color(m.ground), CornerRadius: widget.RadiusCard}
	word := widget.NewText(s.sh.T("verify." + m.key + ".word")).Tint(widget.ColorOnVerdict)
	word.TextSize, word.Bold, word.Wrap = 26, true, true
	args := []any{"badge", ""}
	if r := c.verdict.Revoked; r != nil {
		args = []any{"how", verify.Withdrawn(s.sh.Catalogue(), *r)}
	}
	sentence := widget.NewParagraph(s.sh.T("verify."+m.key+".text", args...)).Tint(widget.ColorOnVerdict)
	aside := widget.NewSecond(c.at.Format("15:04:05")).Tint(widget.ColorOnVerdict)
	return container.NewStack(ground, widget.Pad(18, 24, 18, 24,
		widget.Tops(16, widget.NewIcon(m.icon, 44, widget.ColorOnVerdict), widget.Grow(widget.Column(2, word, sentence)), aside)))
}

// notices are what whoever reads the answer should know besides.
func (s *Screen) notices(c check) []fyne.CanvasObject {
	t := s.sh.T
	v := c.verdict
	var list []fyne.CanvasObject
	if c.badge {
		return nil
	}
	if v.Sample && v.Word != seal.WordValid {
		list = append(list, widget.NewBanner(widget.Warn, t("verify.sample.text")))
	}
	if v.RevocationsAsOf != "" {
		key := "verify.asof"
		if v.Revoked != nil {
			key = "verify.revoked.list"
		}
		list = append(list, widget.NewSecond(t(key, "day", v.RevocationsAsOf.String())))
	}
	for _, w := range v.Warnings {
		switch w {
		case verify.WarnRegisterOnly:
			list = append(list, widget.NewBanner(widget.Info, t("verify.warning.register-only")))
		case seal.WarnNoRevocations:
			if !v.Sample { // nobody withdraws a sample
				list = append(list, widget.NewBanner(widget.Info, t("verify.warning.no-revocations")))
			}
		case seal.WarnOutOfDate:
			list = append(list, widget.NewBanner(widget.Warn, t("verify.warning.out-of-date", "day", v.RevocationsAsOf.String())))
		case seal.WarnOldKeyList:
			list = append(list, widget.NewBanner(widget.Warn, t("verify.warning.key-list-old")))
		}
	}
	return list
}

// paper is what the paper must say, letter by letter.
func (s *Screen) paper(c seal.Certificate) fyne.CanvasObject {
	t := s.sh.T
	must := widget.NewParagraph(t("verify.must"))
	must.Bold = true
	decision := t("verify.decision.of", "number", c.Decision, "day", c.DecisionDate.String())
	who := "verify.field." + string(data.Individual)
	if c.Kind == data.Collective || c.Kind == data.Household {
		who = "verify.field." + string(c.Kind)
	}
	return widget.Column(16,
		must,
		widget.Tops(24, widget.Fixed(120, 0, large(t("verify.field.number"), c.Number, 30)), widget.Grow(large(t(who), c.Name, 30))),
		large(t("verify.field.award"), c.Award, 20),
		pair(large(t("verify.field.unit"), or(c.Unit, t("verify.unit.none")), 16), large(t("verify.field.decision"), decision, 16)),
		pair(large(t("verify.field.decided-by"), c.DecidedBy, 16), large(t("verify.field.attested-by"), c.AttestedBy, 16)),
		large(t("verify.field.issued"), c.Issued.String(), 16))
}

func pair(a, b fyne.CanvasObject) fyne.CanvasObject {
	return widget.Tops(24, widget.Grow(a), widget.Grow(b))
}

// large is a field that can be read beside the paper.
func large(label, value string, size float32) fyne.CanvasObject {
	v := widget.NewText(or(strings.TrimSpace(value), "—"))
	v.TextSize, v.Bold, v.Wrap = size, true, true
	return widget.Column(0, widget.NewCaption(label).Cut(60), v)
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
