package sheet

import (
	"strings"

	"vinhdanh/data/text"
)

// whose is whose list it is, as the lines above the heading say: "ĐOÀN ĐẠI BIỂU
// XÃ SÌN HỒ", "Đơn vị: Trường THPT Lê Quý Đôn".
type whose struct{ delegation, unit string }

var (
	delegationLead = phraseSet("danh sách đoàn đại biểu|đoàn đại biểu|danh sách đoàn|danh sách trích ngang đoàn đại biểu|danh sách trích ngang đoàn")
	delegationEnd  = phraseSet("dự|tham dự|tham gia|đi dự|về dự|tại đại hội|tại hội nghị|năm|lần thứ|giai đoạn|nhiệm kỳ|gồm|có|đăng ký|kèm theo")
	unitLabels     = phraseSet("đơn vị|tên đơn vị|cơ quan|cơ quan, đơn vị|tên cơ quan|đơn vị đăng ký|đơn vị lập danh sách|đơn vị gửi|đơn vị cử|đơn vị công tác|unit|organization|organisation")
	groupLabels    = phraseSet("đoàn|tên đoàn|đoàn đại biểu|thuộc đoàn|delegation")
	notWhose       = phraseSet("đoàn kết|các đơn vị|các đoàn|toàn tỉnh|đề nghị|các|có")
)

// readWhose reads one such line; a line that says neither gives "".
func readWhose(line string) (w whose) {
	if len(line) > 300 {
		return w
	}
	if label, value, ok := strings.Cut(line, ":"); ok {
		value = strings.Trim(value, " .…-_")
		if value == "" || !hasLetter(value) || len(value) > 150 {
			return w
		}
		key := text.Alphanumeric(strings.TrimLeft(label, "-*+ "))
		switch {
		case groupLabels[key]:
			w.delegation = value
		case unitLabels[key]:
			w.unit = value
		}
		return w
	}
	a := align(line)
	list := a.tokens()
	n := followsAny(list, 0, delegationLead)
	if n == 0 || n == len(list) || followsAny(list, n, notWhose) > 0 {
		return w
	}
	from := 0
	for from < n && list[from].word != "doan" {
		from++
	}
	to := len(a.runes)
	for i := n; i < len(list); i++ {
		if followsAny(list, i, delegationEnd) > 0 || strings.ContainsAny(list[i].gap, "(;") {
			to = list[i].from - len(list[i].gap)
			if i == n {
				return w // "Đoàn đại biểu dự Đại hội"
			}
			break
		}
	}
	name, _ := withoutCount(a.cut(list[from].from, to))
	rest, _ := withoutCount(a.cut(list[n].from, to))
	switch begins(capitalized(strings.ToLower(rest))) {
	case thingBody:
		w.delegation = capitalized(name)
	case thingUnknown, thingPost, thingHouse: // whose, nothing tells
	}
	return w
}

// titleWhose finds out whose delegates a list holds; lines that name two are
// about neither.
func titleWhose(lines []string) (w whose) {
	for _, line := range lines {
		one := readWhose(line)
		for _, t := range []struct{ all, found *string }{{&w.delegation, &one.delegation}, {&w.unit, &one.unit}} {
			switch {
			case *t.found == "":
			case *t.all != "" && text.Fold(*t.all) != text.Fold(*t.found):
				*t.all = "-"
			default:
				*t.all = *t.found
			}
		}
	}
	for _, s := range []*string{&w.delegation, &w.unit} {
		if *s == "-" {
			*s = ""
		}
	}
	return w
}
