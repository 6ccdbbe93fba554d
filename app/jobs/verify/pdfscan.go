package verify

import (
	"bytes"
	"image"
	"regexp"
	"strconv"

	"golang.org/x/image/ccitt"

	"vinhdanh/data"
)

// pdfPicture is a picture in a PDF, packed as scanners pack the pages they
// scan: its dictionary (ISO 32000-1 §8.9.5), and what stands behind it.
type pdfPicture struct {
	dict   []byte
	packed []byte
}

// pageSide is how long each side of a picture is at least, in pixels, for it to
// be a page: A5 at 75 dpi. Smaller ones are stamps and emblems.
const pageSide = 430

var (
	pdfPage   = regexp.MustCompile(`/Type\s*/Page[^a-zA-Z]`)
	pdfImage  = regexp.MustCompile(`/Subtype\s*/Image\b`)
	pdfFilter = regexp.MustCompile(`/Filter\s*(/\w+|\[[^\]]*\])`)
	pdfNames  = regexp.MustCompile(`/(\w+)`)
	pdfWhite  = regexp.MustCompile(`/Decode\s*\[\s*1`)
)

// number gives a number of a dictionary.
func (p pdfPicture) number(key string, otherwise int) int {
	m := regexp.MustCompile(`/` + key + `\s+(-?\d+)(\s+\d+\s+R)?`).FindSubmatch(p.dict)
	if m == nil || m[2] != nil { // what stands elsewhere is not looked up
		return otherwise
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return otherwise
	}
	return n
}

// pdfScans lists the pictures of a PDF that may be pages, in the order of the
// file, and counts its pages. Streams are found by their keywords: a scanner's
// PDF needs no more, and a broken one is read as far as it goes. pages is 0
// where they are packed away. Errors: scan-is-pdf.
func pdfScans(raw []byte) (list []pdfPicture, pages int, err error) {
	if bytes.Contains(raw, []byte("/Encrypt")) {
		return nil, 0, data.Fail("scan-is-pdf")
	}
	for rest := raw; ; {
		at := bytes.Index(rest, []byte("stream"))
		if at < 0 {
			pages += len(pdfPage.FindAll(rest, -1))
			break
		}
		head := rest[:at]
		pages += len(pdfPage.FindAll(head, -1))
		if i := bytes.LastIndex(head, []byte(" obj")); i >= 0 {
			head = head[i:]
		}
		rest = bytes.TrimPrefix(bytes.TrimPrefix(rest[at+len("stream"):], []byte("\r")), []byte("\n"))
		p := pdfPicture{dict: head}
		end := p.number("Length", -1)
		if end < 0 || end > len(rest) || !bytes.HasPrefix(bytes.TrimLeft(rest[end:], "\r\n"), []byte("endstream")) {
			if end = bytes.Index(rest, []byte("endstream")); end < 0 {
				end = len(rest)
			}
		}
		p.packed, rest = rest[:end], bytes.TrimPrefix(bytes.TrimLeft(rest[end:], "\r\n"), []byte("endstream"))
		if pdfImage.Match(head) && p.number("Width", 0) >= pageSide && p.number("Height", 0) >= pageSide {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return nil, 0, data.Fail("scan-is-pdf")
	}
	return list, pages, nil
}

// texts gives what the codes of the picture say. Errors: those of Image, and
// scan-is-pdf for one packed in a way that is not read.
func (p pdfPicture) texts() ([]string, error) {
	w, h := p.number("Width", 0), p.number("Height", 0)
	if w > maxPixels/h {
		return nil, data.Fail("image-too-large", "width", w, "height", h)
	}
	var filters []string
	if m := pdfFilter.FindSubmatch(p.dict); m != nil {
		for _, n := range pdfNames.FindAllSubmatch(m[1], -1) {
			filters = append(filters, string(n[1]))
		}
	}
	packed := p.packed
	if len(filters) == 2 && filters[0] == "FlateDecode" && len(packed) > 2 {
		var b []byte
		if err := inflate(packed[2:], func(piece []byte) error {
			if b = append(b, piece...); len(b) > maxFile {
				return errOtherKind
			}
			return nil
		}); err != nil {
			return nil, data.Wrap(err, "scan-is-pdf")
		}
		filters, packed = filters[1:], b
	}
	if len(filters) != 1 {
		return nil, data.Fail("scan-is-pdf")
	}
	var list []string
	var err error
	switch filters[0] {
	case "DCTDecode":
		return texts(packed)
	case "CCITTFaxDecode":
		list, err = p.fax(packed, w, h)
	case "FlateDecode":
		list, err = p.samples(packed, w, h)
	default:
		return nil, data.Fail("scan-is-pdf")
	}
	if err != nil {
		return nil, data.Wrap(err, "scan-is-pdf")
	}
	return found(list)
}

// fax reads black and white (ITU-T T.4 and T.6).
func (p pdfPicture) fax(packed []byte, w, h int) ([]string, error) {
	g := image.NewGray(image.Rect(0, 0, w, h))
	kind := ccitt.Group3
	if p.number("K", 0) < 0 {
		kind = ccitt.Group4
	}
	white := bytes.Contains(p.dict, []byte("/BlackIs1 true")) != pdfWhite.Match(p.dict)
	err := ccitt.DecodeIntoGray(g, bytes.NewReader(packed), ccitt.MSB, kind, &ccitt.Options{
		Align: bytes.Contains(p.dict, []byte("/EncodedByteAlign true")), Invert: white})
	if err != nil {
		return nil, err
	}
	return codes(g), nil
}

// samples reads pictures that are packed as PNG packs them. How many samples a
// pixel has is told by the predictor, or by how many there are: colour spaces
// may be told of elsewhere in the file.
func (p pdfPicture) samples(packed []byte, w, h int) ([]string, error) {
	rows := packedRows{packed: packed, w: w, h: h, filtered: p.number("Predictor", 1) >= 10}
	grey, _ := pixelsOf(0, 8)
	colour, _ := pixelsOf(2, 8)
	switch p.number("BitsPerComponent", 1) {
	case 8:
		each := p.number("Colors", 1)
		if rows.filtered && each != 1 && each != 3 {
			return nil, errOtherKind
		}
		if each == 3 || !rows.filtered {
			rows.pixels = colour
			if list, err := rows.codes(); err == nil || rows.filtered {
				return list, err
			}
		}
		rows.pixels = grey
		return rows.codes()
	case 1:
		row := (w + 7) / 8
		rows.pixels, rows.w = grey, row
		b, err := rows.grey()
		if err != nil {
			return nil, err
		}
		light := byte(255)
		if pdfWhite.Match(p.dict) {
			light = 0
		}
		g := image.NewGray(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				if v := b.Pix[y*row+x/8] << (x % 8) >> 7; v == 1 {
					g.Pix[y*g.Stride+x] = light
				} else {
					g.Pix[y*g.Stride+x] = ^light
				}
			}
		}
		return codes(g), nil
	}
	return nil, errOtherKind
}
