package text

import "strings"

// AwardKey gives what two spellings of an award's name have in common: folded,
// short forms written out ("BK TTg", "CSTĐ"), and without the words that may
// be left out ("của", "danh hiệu", "Chủ tịch" before "UBND"). It is for
// comparing, not for showing.
func AwardKey(name string) string {
	words := strings.Fields(Alphanumeric(name))
	out := make([]string, 0, len(words)+8)
	for i := 0; i < len(words); {
		n, full := shortForm(words[i:])
		if n == 0 {
			out = append(out, words[i])
			i++
			continue
		}
		out = append(out, full...)
		i += n
	}
	// Words that say nothing, now that short forms are gone.
	keep := out[:0]
	for i, w := range out {
		after := out[i+1:]
		switch {
		case w == "cua", w == "so" && len(keep) == 0:
			continue
		case (w == "tang" || w == "thuong" || w == "truy" || w == "trao") && len(keep) == 0:
			continue
		case hasWords(out[i:], "danh", "hieu") || hasWords(out[i:], "hinh", "thuc"):
			out[i+1] = ""
			continue
		case w == "":
			continue
		case hasWords(out[i:], "chu", "tich") && hasWords(after[1:], "uy", "ban"):
			out[i+1] = ""
			continue
		}
		keep = append(keep, w)
	}
	return strings.Join(keep, " ")
}

// MatchAward finds the award of a catalogue that a list means: the one with an
// equal key among its names, Vietnamese or English, else the one with the
// longest name that the list's text begins with, if what follows says who gives
// it, of which class it is or what for ("Giấy khen của Giám đốc Sở Nội vụ" is a
// "Giấy khen"). "Kỷ niệm chương Vì bản làng" is a medal of its own. Each entry
// of the catalogue is an award's names. It gives the index, or -1.
func MatchAward(name string, catalogue [][]string) int {
	key := AwardKey(name)
	if key == "" {
		return -1
	}
	given := " " + Alphanumeric(name) + " "
	best, length := -1, 0
	for i, names := range catalogue {
		for _, n := range names {
			k := AwardKey(n)
			if k == "" {
				continue
			}
			if k == key {
				return i
			}
			if rest, begins := strings.CutPrefix(key, k+" "); begins && len(k) > length && isGiving(k, rest, given) {
				best, length = i, len(k)
			}
		}
	}
	if best < 0 {
		return matchEnglish(name, catalogue)
	}
	return best
}

// isGiving tells whether what follows an award's name, all folded, says only who
// gives it, its class, when or what for. given is the whole as it was written.
func isGiving(award, rest, given string) bool {
	first, _, _ := strings.Cut(rest, " ")
	last := award[strings.LastIndexByte(award, ' ')+1:]
	switch {
	case sheetsOfPaper[award]: // whatever follows: it is one by whoever and for whatever
		return true
	case givingWords[first] || onlyDigits(first) || strings.Contains(given, " cua "+first+" "):
		return true
	case ofPlaces[last]: // "UBND tỉnh" Lai Châu
		return strings.Count(rest, " ") < 4
	}
	return false
}

func onlyDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

var (
	sheetsOfPaper = setOf("giay khen|bang khen|thu khen")
	ofPlaces      = setOf("tinh|xa|phuong|huyen")
	// The first words of those who give awards, of classes, times and reasons.
	givingWords = setOf("giam|tong|chu|uy|thu|bo|bi|hieu|cuc|vien|truong|chi|tu|chinh|so|ban|hoi|doan|dang|tinh|thanh|xa|phuong|dac|huyen|mat|lien|cong|tap|trung|ubnd|ubmttq|hdnd|quoc|nganh|khoi|quan|" +
		"cap|hang|loai|muc|lan|nam|giai|dot|thoi|thang|quy|tu|den|ve|cho|trong|theo|chuyen|nhan|kem|do|tai|da|co")
)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(words, "|") {
		m[w] = true
	}
	return m
}

// shortForm finds the longest short form at the start of words.
func shortForm(words []string) (n int, full []string) {
	for n := min(3, len(words)); n > 0; n-- {
		if f, ok := shortForms[strings.Join(words[:n], " ")]; ok {
			// "thủ tướng" is written out unless it is already.
			if f == "thu tuong chinh phu" && hasWords(words[n:], "chinh", "phu") {
				n += 2
			}
			return n, strings.Fields(f)
		}
	}
	return 0, nil
}

func hasWords(words []string, first, second string) bool {
	return len(words) > 1 && words[0] == first && words[1] == second
}

var shortForms = map[string]string{
	"ubnd": "uy ban nhan dan", "uy ban nd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan",
	"thu tuong": "thu tuong chinh phu", "ttg": "thu tuong chinh phu", "ttcp": "thu tuong chinh phu", "tt cp": "thu tuong chinh phu",
	"cp": "chinh phu", "ctn": "chu tich nuoc", "ct": "chu tich", "ct ubnd": "chu tich uy ban nhan dan",
	"bk": "bang khen", "gk": "giay khen", "gd": "giam doc", "gd so": "giam doc so", "gd van hoa": "gia dinh van hoa", "gdvh": "gia dinh van hoa",
	"cstd": "chien si thi dua", "cstdcs": "chien si thi dua co so", "cstdtq": "chien si thi dua toan quoc", "chien sy": "chien si",
	"ldtt": "lao dong tien tien", "ldxs": "lao dong xuat sac",
	"tt ldtt": "tap the lao dong tien tien", "tt ldxs": "tap the lao dong xuat sac", "ttldtt": "tap the lao dong tien tien", "ttldxs": "tap the lao dong xuat sac",
	"hcld": "huan chuong lao dong", "hc ld": "huan chuong lao dong", "hcdl": "huan chuong doc lap", "hc dl": "huan chuong doc lap",
	"knc": "ky niem chuong", "hang 1": "hang nhat", "hang 2": "hang nhi", "hang 3": "hang ba", "hang i": "hang nhat", "hang ii": "hang nhi", "hang iii": "hang ba",
	"ctd": "co thi dua", "cap co so": "co so",
}
