package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// producer is who wrote the file, for whoever has to mend it one day.
const producer = "Vinh Danh (gofpdf 1.16)"

// describe writes what the file says of itself: the information dictionary, the
// same as XMP, and the catalogue that points to it. It comes last, since XMP
// names the document by the same ID as the trailer, which is made of all that
// stands before: so the same pages with the same Meta have the same ID, and no
// other file has. The catalogue asks viewers not to fit pages to the printer's
// margins: papers are measured in tenths of a millimetre.
func (f *file) describe(m Meta) {
	lang := m.Lang
	if lang == "" {
		lang = "vi"
	}
	f.put(object{number: objInfo, dict: m.info()})
	f.put(object{number: objCatalog, dict: fmt.Appendf(nil, "<</Type /Catalog /Version /1.7 /Pages %d 0 R /Metadata %d 0 R /Lang %s"+
		" /ViewerPreferences <</DisplayDocTitle true /PrintScaling /None>>>>", objPages, objMetadata, textString(lang))})
	f.identify()
	xmp := m.xmp(lang, f.id)
	// Not compressed: XMP is meant to be found by programs that know no PDF.
	f.put(object{number: objMetadata, stream: xmp, dict: fmt.Appendf(nil, "<</Type /Metadata /Subtype /XML /Length %d>>", len(xmp))})
}

func (m Meta) info() []byte {
	b := []byte("<<")
	entry := func(key, text string) {
		if text != "" {
			b = fmt.Appendf(b, "/%s %s ", key, textString(text))
		}
	}
	entry("Title", m.Title)
	entry("Author", m.Author)
	entry("Subject", m.Subject)
	entry("Creator", m.Creator)
	entry("Producer", producer)
	if !m.Created.IsZero() {
		date := pdfDate(m.Created)
		entry("CreationDate", date)
		entry("ModDate", date)
	}
	return append(bytes.TrimRight(b, " "), ">>"...)
}

// pdfDate is an instant as D:20250915074210+07'00'.
func pdfDate(t time.Time) string {
	zone := t.Format("-07:00")
	return t.Format("D:20060102150405") + zone[:3] + "'" + zone[4:] + "'"
}

// textString writes a text as PDF wants it: plain where it is ASCII, else UTF-16.
func textString(text string) string {
	plain := true
	for i := range len(text) {
		plain = plain && text[i] >= ' ' && text[i] <= '~'
	}
	if !plain {
		return fmt.Sprintf("<FEFF%X>", utf16Of(text))
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text) + ")"
}

// xmp says the same in the form that archives and desktop searches read.
func (m Meta) xmp(lang string, id fileID) []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	element := func(open, text, end string) {
		if text == "" {
			return
		}
		b.WriteString(open)
		_ = xml.EscapeText(&b, []byte(text)) // a bytes.Buffer takes everything
		b.WriteString(end + "\n")
	}
	element(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, m.Title, `</rdf:li></rdf:Alt></dc:title>`)
	element(`<dc:creator><rdf:Seq><rdf:li>`, m.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	element(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, m.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	element(`<dc:language><rdf:Bag><rdf:li>`, lang, `</rdf:li></rdf:Bag></dc:language>`)
	element(`<xmpMM:DocumentID>`, id.urn(), `</xmpMM:DocumentID>`)
	element(`<xmpMM:InstanceID>`, id.urn(), `</xmpMM:InstanceID>`)
	element(`<xmp:CreatorTool>`, m.Creator, `</xmp:CreatorTool>`)
	element(`<pdf:Producer>`, producer, `</pdf:Producer>`)
	if !m.Created.IsZero() {
		date := m.Created.Format(time.RFC3339)
		element(`<xmp:CreateDate>`, date, `</xmp:CreateDate>`)
		element(`<xmp:ModifyDate>`, date, `</xmp:ModifyDate>`)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}
