package text

// ToneOrder is the order in which the six tones are sorted where two words have
// the same letters. Which one a list follows is a matter of the office; there
// is no rule for it in law.
type ToneOrder string

// The orders in use.
const (
	// That of the Vietnam Lexicography Centre's dictionary
	// (http://vietunicode.sourceforge.net/charset/quytacABC_en.html), and of
	// Unicode's rules for Vietnamese (CLDR common/collation/vi.xml).
	TonesOfDictionaries ToneOrder = "khong-huyen-hoi-nga-sac-nang"
	// That in which schools teach the tones' names
	// (https://icanreadvietnamese.com/part-i-principles/02-the-vietnamese-tones).
	TonesOfSchools ToneOrder = "khong-sac-huyen-hoi-nga-nang"
	// That in which ngã comes before hỏi; its use is assumed, not verified.
	TonesNgaFirst ToneOrder = "khong-huyen-nga-hoi-sac-nang"
)

// ToneOrders are the orders in use, the default first.
var ToneOrders = []ToneOrder{TonesOfDictionaries, TonesOfSchools, TonesNgaFirst}

// SettingTones is the setting that holds the order; empty is the default.
const SettingTones = "names.tones"

// ranks gives each tone's place.
var ranks = map[ToneOrder][toneCount]byte{
	TonesOfDictionaries: {Level: 0, Falling: 1, Dipping: 2, Creaky: 3, Rising: 4, Glottal: 5},
	TonesOfSchools:      {Level: 0, Rising: 1, Falling: 2, Dipping: 3, Creaky: 4, Glottal: 5},
	TonesNgaFirst:       {Level: 0, Falling: 1, Creaky: 2, Dipping: 3, Rising: 4, Glottal: 5},
}

// Known tells whether o is one of ToneOrders.
func (o ToneOrder) Known() bool { return len(o) > 0 && ranks[o] != [toneCount]byte{} }

// Arrange makes of a key by SortKey or CollationKey, which have the default
// order, the key in this one. It changes the key's own bytes. A key may be
// arranged once only.
func (o ToneOrder) Arrange(key []byte) []byte {
	if o == TonesOfDictionaries || !o.Known() {
		return key
	}
	rank := ranks[o]
	for i := 0; i < len(key); i++ {
		switch c := key[i]; {
		case c == otherAt:
			i += 3 // the number of a character, no tone
		case c >= toneAt && c < toneAt+toneCount:
			key[i] = toneAt + rank[c-toneAt]
		}
	}
	return key
}
