package seal

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// maxOrders is how many orders of marks are tried for one scan.
const maxOrders = 4096

// The dot below, which stands for 9 on the Vietnamese keyboard, and the tone
// marks that stand above. Normalising puts the dot first whatever was typed.
const dotBelow = 0x0323

// reordered reads a badge that was typed on the Vietnamese keyboard and then
// normalised by some program. Where a dot below stands with other marks on one
// letter their order is lost, and with it the order of digits: "9 5" and "5 9"
// look alike. Each order is tried; the check digit, which finds every swap of
// two neighbours, leaves few. It gives all that are badges.
func reordered(raw string) []string {
	apart := norm.NFD.String(raw)
	if !strings.ContainsRune(apart, dotBelow) || raw != apart && !norm.NFC.IsNormalString(raw) {
		return nil // nothing is lost
	}
	k := keyboards[vietnamese]
	orders := []string{""}
	extend := func(ways []string) bool {
		if len(orders)*len(ways) > maxOrders {
			return false
		}
		next := make([]string, 0, len(orders)*len(ways))
		for _, o := range orders {
			for _, w := range ways {
				next = append(next, o+w)
			}
		}
		orders = next
		return true
	}
	for _, cluster := range clusters(apart) {
		if len(cluster) > BadgeDigits+2 || !extend(k.clusterOrders(cluster)) || len(orders[0]) > 2*BadgeDigits {
			return nil
		}
	}
	var badges []string
	for _, o := range orders {
		if code := strings.Join(strings.Fields(o), ""); ValidBadge(code) && !slices.Contains(badges, code) {
			badges = append(badges, code)
		}
	}
	return badges
}

// clusters parts decomposed text into letters with their marks; marks before
// the first letter are one too.
func clusters(s string) [][]rune {
	var list [][]rune
	for _, r := range s {
		if len(list) > 0 && norm.NFD.PropertiesString(string(r)).CCC() != 0 {
			last := len(list) - 1
			list[last] = append(list[last], r)
			continue
		}
		list = append(list, []rune{r})
	}
	return list
}

// clusterOrders gives the digits of a letter with its marks in every order
// that they may have been typed in: the dots below at any places among the
// other marks, which keep theirs.
func (k keyboard) clusterOrders(cluster []rune) []string {
	var letter []rune
	var marks []string
	dots := 0
	for i, r := range cluster {
		switch {
		case r == dotBelow:
			dots++
		case r == 0x0306 || r == 0x0302 || i == 0 && norm.NFD.PropertiesString(string(r)).CCC() == 0:
			letter = append(letter, r) // ă â ê ô
		default:
			marks = append(marks, k.digits(string(r)))
		}
	}
	head := ""
	if len(letter) > 0 {
		head = k.digits(norm.NFC.String(string(letter)))
	}
	var ways []string
	var place func(done string, marks []string, dots int)
	place = func(done string, marks []string, dots int) {
		if len(ways) > maxOrders {
			return
		}
		if len(marks) == 0 && dots == 0 {
			ways = append(ways, done)
			return
		}
		if dots > 0 {
			place(done+"9", marks, dots-1)
		}
		if len(marks) > 0 {
			place(done+marks[0], marks[1:], dots)
		}
	}
	place(head, marks, dots)
	return ways
}
