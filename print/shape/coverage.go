package shape

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// spellOut replaces each coverage table that lists ranges of glyphs by one
// that lists the glyphs.
//
// go-text v0.3.5 filters glyphs by a digest of each lookup's coverage, and
// stops adding ranges to it as soon as one of its three parts is full; glyphs
// of later ranges then look as if no lookup knew them. Noto Sans so loses the
// kerning of Ư and of dashes, and the places of many marks. Coverage tables
// that list glyphs are not touched by the fault
// (https://github.com/go-text/typesetting/issues/278; mended after v0.3.5: once
// the module is newer, this file can go). The fields are not exported, hence
// the unsafe pointer; the font has just been parsed and is nobody else's yet.
func spellOut(f *font.Font) {
	for i := range f.GPOS.Lookups {
		for j, sub := range f.GPOS.Lookups[i].Subtables {
			if mended, ok := listed(sub).(tables.GPOSLookup); ok {
				f.GPOS.Lookups[i].Subtables[j] = mended
			}
		}
	}
	for i := range f.GSUB.Lookups {
		for j, sub := range f.GSUB.Lookups[i].Subtables {
			if mended, ok := listed(sub).(tables.GSUBLookup); ok {
				f.GSUB.Lookups[i].Subtables[j] = mended
			}
		}
	}
}

var coverageType = reflect.TypeFor[tables.Coverage]()

// listed gives a copy of a subtable whose coverages list glyphs.
func listed(sub any) any {
	v := reflect.ValueOf(sub)
	if v.Kind() != reflect.Struct {
		return sub
	}
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	for i := range c.NumField() {
		field := c.Field(i)
		if field.Kind() != reflect.Interface || field.IsNil() {
			continue
		}
		field = reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
		if field.Type() != coverageType {
			// the data of one format or another
			field.Set(reflect.ValueOf(listed(field.Interface())))
			continue
		}
		if ranges, ok := field.Interface().(tables.Coverage2); ok {
			if glyphs, ok := glyphsOf(ranges); ok {
				field.Set(reflect.ValueOf(tables.Coverage1{Glyphs: glyphs}))
			}
		}
	}
	return c.Interface()
}

// glyphsOf lists the glyphs of ranges; not ok if they are not counted up in
// order, as the format asks.
func glyphsOf(c tables.Coverage2) ([]tables.GlyphID, bool) {
	var glyphs []tables.GlyphID
	for _, r := range c.Ranges {
		if int(r.StartCoverageIndex) != len(glyphs) || r.EndGlyphID < r.StartGlyphID ||
			len(glyphs) > 0 && r.StartGlyphID <= glyphs[len(glyphs)-1] {
			return nil, false
		}
		for g := int(r.StartGlyphID); g <= int(r.EndGlyphID); g++ {
			glyphs = append(glyphs, tables.GlyphID(g))
		}
	}
	return glyphs, true
}
