package fonts

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"sync"
)

//go:embed *.ttf *.txt
var files embed.FS

// Name names a face.
type Name string

// The faces. Serif has the widths of Times New Roman and all Vietnamese
// letters; Sans is the window's and the badges'; Naskh is Arabic only.
const (
	Serif           Name = "serif"
	SerifBold       Name = "serif-bold"
	SerifItalic     Name = "serif-italic"
	SerifBoldItalic Name = "serif-bold-italic"
	Sans            Name = "sans"
	SansBold        Name = "sans-bold"
	Naskh           Name = "naskh"
	NaskhBold       Name = "naskh-bold"
)

// File is an embedded font file.
type File struct {
	Name    Name
	File    string // "LiberationSerif-Regular.ttf"
	Title   string // "Liberation Serif"
	Version string
	Licence string // the file that holds the licence's text
}

const (
	liberation = "Liberation-OFL.txt"
	noto       = "Noto-OFL.txt"
)

var list = [...]File{
	{Serif, "LiberationSerif-Regular.ttf", "Liberation Serif", "2.1.5", liberation},
	{SerifBold, "LiberationSerif-Bold.ttf", "Liberation Serif Bold", "2.1.5", liberation},
	{SerifItalic, "LiberationSerif-Italic.ttf", "Liberation Serif Italic", "2.1.5", liberation},
	{SerifBoldItalic, "LiberationSerif-BoldItalic.ttf", "Liberation Serif Bold Italic", "2.1.5", liberation},
	{Sans, "NotoSans-Regular.ttf", "Noto Sans", "2.004", noto},
	{SansBold, "NotoSans-Bold.ttf", "Noto Sans Bold", "2.004", noto},
	{Naskh, "NotoNaskhArabic-Regular.ttf", "Noto Naskh Arabic", "2.004", noto},
	{NaskhBold, "NotoNaskhArabic-Bold.ttf", "Noto Naskh Arabic Bold", "2.004", noto},
}

// held is a font file read once, with its hash.
type held struct {
	raw  []byte
	hash [32]byte
}

var all = sync.OnceValue(func() map[Name]held {
	m := make(map[Name]held, len(list))
	for _, f := range list {
		raw, err := files.ReadFile(f.File)
		if err != nil {
			panic(fmt.Sprintf("fonts: embedded file %s: %v", f.File, err)) // caught by any test
		}
		m[f.Name] = held{raw, sha256.Sum256(raw)}
	}
	return m
})

// All lists the embedded faces.
func All() []File { return append([]File(nil), list[:]...) }

// Raw gives a face's font file, or nil for an unknown name. Do not change the bytes.
func Raw(n Name) []byte { return all()[n].raw }

// Hash gives the SHA-256 of a face's font file, or zeros for an unknown name.
func Hash(n Name) [32]byte { return all()[n].hash }

// ByHash finds a font file by the SHA-256 of its bytes. Do not change the bytes.
func ByHash(h [32]byte) ([]byte, bool) {
	for _, f := range all() {
		if f.hash == h {
			return f.raw, true
		}
	}
	return nil, false
}

// Licence gives the text of a face's licence, or "" for an unknown name.
func Licence(n Name) string {
	for _, f := range list {
		if f.Name != n {
			continue
		}
		raw, err := files.ReadFile(f.Licence)
		if err != nil {
			return ""
		}
		return string(raw)
	}
	return ""
}
