// Package i18n holds the catalogues: every string that a person sees, in
// Vietnamese and English, and their look-up.
//
// A catalogue is a set of files AREA.LANG.json in go-i18n's form: a key maps to
// a sentence, or to its plural forms ("one", "other"). Places are written
// {{.name}}. Keys are "area.what": "home.title", "error.not-a-sheet".
// Any package may import it.
package i18n
