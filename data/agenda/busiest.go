package agenda

import "vinhdanh/data"

// Busiest gives the meeting with most items on its programme, the first of
// equals; false where none of them has any. Preliminary meetings often have none.
func Busiest(meetings []data.Meeting, items []data.AgendaItem) (best data.Meeting, ok bool) {
	count := map[data.ID]int{}
	for i := range items {
		count[items[i].Meeting]++
	}
	most := 0
	for _, m := range meetings {
		if n := count[m.ID]; n > most {
			best, most = m, n
		}
	}
	return best, most > 0
}
