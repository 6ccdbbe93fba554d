package print

import "strings"

// periodBeside gives a conference's period as it stands beside its title:
// nothing where the title says one already, whichever years it names.
func periodBeside(title, period string) string {
	period = strings.TrimSpace(period)
	said := folded(title)
	if strings.Contains(said, "giai đoạn") || strings.Contains(said, "nhiệm kỳ") || strings.Contains(said, folded(period)) {
		return ""
	}
	return period
}

// roleOf writes a capacity out: a list says "chính thức", a letter "Đại biểu
// chính thức".
func roleOf(role string) string {
	role = strings.TrimSpace(role)
	switch folded(role) {
	case "chính thức", "đương nhiên", "dự khuyết":
		return "Đại biểu " + lowerFirst(role)
	}
	return upperFirst(role)
}
