package importing

import (
	"strings"

	"vinhdanh/app/jobs/intake"
	"vinhdanh/app/widget"
	"vinhdanh/data/sheet"
	"vinhdanh/data/text"
)

// Words, folded, by which a title or a section tells what its list holds.
var (
	awardWords = []string{"bang khen", "giay khen", "co thi dua", "huan chuong", "huy chuong", "ky niem chuong", "chien si thi dua",
		"lao dong tien tien", "lao dong xuat sac", "danh hieu", "khen thuong"}
	groupWords    = []string{"tap the", "ca nhan", "ho gia dinh"}
	delegateWords = []string{"doan dai bieu", "dai bieu chinh thuc", "dai bieu khach moi", "dai bieu duong nhien", "khach moi"}
)

// looksLike tells what kind a list seems to be, by its title, its sections and
// its columns: the one it was read as, unless there is plainly more to say for
// the other.
func looksLike(l *intake.List) intake.Kind {
	recipients, delegates := 0, 0
	for _, r := range l.Grid.Rows {
		if len(l.Header) == 0 || r.Number >= l.Header[0] {
			break
		}
		for _, c := range r.Cells {
			words := text.Fold(oneLine(c.Text))
			if !strings.Contains(words, "danh sach") {
				continue // the name of the occasion says nothing of the list
			}
			if strings.Contains(words, "khen thuong") || holds(words, awardWords) {
				recipients += 2
			}
			if strings.Contains(words, "danh sach dai bieu") || strings.Contains(words, "danh sach khach moi") {
				delegates += 2
			}
		}
	}
	award, group, delegation := 0, 0, 0
	for _, s := range l.Sections {
		words := text.Fold(s.Text)
		switch {
		case holds(words, delegateWords):
			delegation = 2
		case s.What == sheet.SectionAward || starts(words, awardWords):
			award = 2
		case s.What == sheet.SectionGroup || starts(words, groupWords):
			group = 1
		}
	}
	decision, reason := 0, 0
	for _, c := range l.Columns {
		for _, f := range c.Fields {
			switch f {
			case sheet.FieldAchievement:
				reason = 2
			case sheet.FieldAward:
				award = 2
			case sheet.FieldDecision, sheet.FieldDecisionDate:
				decision = 2
			case sheet.FieldKind, sheet.FieldDelegation, sheet.FieldSeat:
				delegates++
			}
		}
	}
	recipients, delegates = recipients+award+group+decision+reason, delegates+delegation
	switch {
	case recipients >= 2 && recipients > delegates:
		return intake.Recipients
	case delegates >= 2 && delegates > recipients:
		return intake.Delegates
	}
	return l.Kind
}

func holds(words string, any []string) bool {
	for _, w := range any {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

func starts(words string, any []string) bool {
	for _, w := range any {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// chooseKind offers to read the list as the other kind.
func (v *review) chooseKind() {
	var items []widget.MenuItem
	for _, k := range kindOrder {
		items = append(items, widget.MenuItem{Text: v.s.sh.T("importing.kind." + string(k)), Checked: k == v.s.list.Kind, Do: func() { v.s.rekind(k) }})
	}
	widget.ShowMenu(v.kind, items)
}
