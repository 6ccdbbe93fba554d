package awards

import (
	"context"
	"encoding/json"
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/widget"
	"vinhdanh/data"
)

// correct asks for the document that changes a text after its decision was
// signed. A certificate that was drawn up from the old text is withdrawn by it.
func (f *citationForm) correct(c data.Citation, why error) {
	s, t := f.s, f.s.sh.T
	number, day, reason := widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	number.SetPlaceHolder(t("awards.correction.number.example"))
	reason.SetPlaceHolder(t("awards.correction.reason.example"))
	day.SetPlaceHolder(t("awards.decision.day.example"))
	numberF, dayF := widget.NewField(t("awards.correction.number"), number), widget.NewField(t("awards.correction.day"), day)
	body := []fyne.CanvasObject{widget.Tops(12, widget.Grow(numberF), widget.Grow(dayF)), widget.NewField(t("awards.correction.reason"), reason)}
	if live(f.r.Certificate) {
		body = append([]fyne.CanvasObject{remark(widget.Warn, t("awards.correction.withdraws", "register", f.r.Certificate.Register))}, body...)
	}
	var dialog *widget.Dialog
	dialog = widget.Ask(s.sh.Window(), widget.Question{Title: t("awards.correction.title", "name", f.r.Name), Text: t("awards.correction.text"),
		Verb: t("awards.correction.do"), Cancel: t("common.cancel"), Focus: number, Width: 560, Body: widget.Column(12, body...), Do: func() bool {
			date, err := screen.ReadDate(day.Text)
			by := data.Correction{Number: clean(number.Text), Date: date, Reason: clean(reason.Text), Who: s.d.Who}
			told := func(field *widget.Field, fine bool, key string) {
				text := ""
				if !fine {
					text = t(key)
				}
				field.SetError(text)
			}
			whole := err == nil && date.Full()
			told(numberF, by.Number != "", "awards.correction.number.needed")
			told(dayF, whole, "awards.wrong.day.needed")
			dialog.Refresh()
			if by.Number == "" || !whole {
				return false
			}
			f.corrected(c, by, dialog)
			return false
		}})
}

// corrected keeps the correction and tells what became of the certificate.
func (f *citationForm) corrected(c data.Citation, by data.Correction, dialog *widget.Dialog) {
	s, t, conf := f.s, f.s.sh.T, f.s.sh.Conference()
	var done issue.Corrected
	s.sh.Load(func(ctx context.Context) (err error) {
		done, err = issue.Correct(ctx, issue.Deps{Records: s.d.Records, Now: s.sh.Now, Who: s.d.Who}, conf, c, by)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		dialog.Close()
		f.dialog.Close()
		s.citations.want = c.ID
		words := t("awards.corrected", "name", c.Name)
		if done.Withdrawn != "" {
			words = t("awards.corrected.withdrawn", "name", c.Name, "register", done.Withdrawn)
		}
		s.sh.Notify(words, nil)
		s.sh.Changed()
	})
}

// history tells how a text was corrected and its certificate printed, the last first.
func (s *Screen) history(corrections []data.Correction, printings []data.Printing) []fyne.CanvasObject {
	t := s.sh.T
	type event struct {
		at           int64
		title, words string
	}
	var list []event
	for _, c := range corrections {
		list = append(list, event{c.At.UnixMilli(), t("awards.history.corrected", "number", c.Number, "date", c.Date.String()),
			strings.Join(filled(s.changes(c), c.Reason, s.signed(c.Who)), "\n")})
	}
	for _, p := range printings {
		paper := ""
		if p.Paper != "" {
			paper = p.Paper + " " + p.PaperDate.String()
		}
		list = append(list, event{p.At.UnixMilli(), t("awards.history."+or(string(p.Kind), "printed"), "date", data.DateOf(p.At.In(s.sh.Now().Location())).String()),
			strings.Join(filled(p.Where, p.Reason, paper), " · ")})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].at > list[j].at })
	var parts []fyne.CanvasObject
	for _, e := range list {
		title := widget.NewSecond(e.title).Tint(widget.ColorText)
		title.Wrap = true
		lines := []fyne.CanvasObject{title}
		for _, line := range strings.Split(e.words, "\n") {
			if line != "" {
				words := widget.NewCaption(line).Tint(widget.ColorText2)
				words.Wrap = true
				lines = append(lines, words)
			}
		}
		parts = append(parts, widget.Column(0, lines...))
	}
	return parts
}

func (s *Screen) signed(who string) string {
	if who == "" {
		return ""
	}
	return s.sh.T("awards.history.who", "who", who)
}

// changes says what a correction changed: "Họ và tên: Lo Thi Mai → Lò Thị Mai".
func (s *Screen) changes(c data.Correction) string {
	var before, after map[string]any
	if json.Unmarshal([]byte(c.Before), &before) != nil || json.Unmarshal([]byte(c.After), &after) != nil {
		return ""
	}
	names := map[string]string{"Name": "name", "Position": "position", "Unit": "unit", "Address": "address", "Achievement": "achievement",
		"Honorific": "honorific"}
	var keys []string
	for k := range names {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var lines []string
	for _, k := range keys {
		was, _ := before[k].(string)
		is, _ := after[k].(string)
		if was != is {
			lines = append(lines, s.sh.T("awards.form.field."+names[k])+": "+or(was, "—")+" → "+or(is, "—"))
		}
	}
	return strings.Join(lines, "\n")
}
