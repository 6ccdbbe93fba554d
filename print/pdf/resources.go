package pdf

import (
	"fmt"
	"slices"
)

// resources are the names that a content stream uses, in order of first use.
type resources struct {
	fonts    []*font
	pictures []*picture
	forms    []*form
	alphas   [256]bool
}

func (r *resources) addFont(f *font)       { r.fonts = with(r.fonts, f) }
func (r *resources) addPicture(p *picture) { r.pictures = with(r.pictures, p) }
func (r *resources) addForm(f *form)       { r.forms = with(r.forms, f) }

// add takes in another's. There are a handful of each.
func (r *resources) add(o *resources) {
	for _, f := range o.fonts {
		r.addFont(f)
	}
	for _, p := range o.pictures {
		r.addPicture(p)
	}
	for _, f := range o.forms {
		r.addForm(f)
	}
	for a, used := range o.alphas {
		r.alphas[a] = r.alphas[a] || used
	}
}

func with[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// dict is the resource dictionary.
func (r *resources) dict() []byte {
	b := []byte("<<")
	if len(r.fonts) > 0 {
		b = append(b, "/Font <<"...)
		for _, f := range r.fonts {
			b = fmt.Appendf(b, "/%s %d 0 R ", f.name, f.number)
		}
		b = append(b, ">>"...)
	}
	if len(r.pictures)+len(r.forms) > 0 {
		b = append(b, "/XObject <<"...)
		for _, p := range r.pictures {
			b = fmt.Appendf(b, "/%s %d 0 R ", p.name, p.number)
		}
		for _, f := range r.forms {
			b = fmt.Appendf(b, "/%s %d 0 R ", f.name, f.number)
		}
		b = append(b, ">>"...)
	}
	if slices.Contains(r.alphas[:], true) {
		b = append(b, "/ExtGState <<"...)
		for a, used := range r.alphas {
			if used {
				b = append(append(b, '/'), alphaName(uint8(a))...)
				b = append(b, " <</ca "...)
				b = appendNumber(b, float64(a)/255, 4)
				b = append(b, " /CA "...)
				b = appendNumber(b, float64(a)/255, 4)
				b = append(b, ">>"...)
			}
		}
		b = append(b, ">>"...)
	}
	return append(b, ">>"...)
}

// alphaName names the graphics state that sets an opacity.
func alphaName(a uint8) string { return fmt.Sprintf("A%d", a) }
