package docx

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// What a Word file consists of, besides its text.
const (
	office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRels = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + office + `extended-properties" Target="docProps/app.xml"/></Relationships>`
	app      = head + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Vinh Danh</Application></Properties>`
	settings = head + `<w:settings ` + space + `><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// marginKind is "header" or "footer", as the parts in margins are.
func marginKind(content string) string {
	if strings.Contains(content, "<w:hdr ") {
		return "header"
	}
	return "footer"
}

func (d *document) types() string {
	s := head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
	for _, part := range []struct{ name, kind string }{
		{"/word/document.xml", wordType + "document.main+xml"}, {"/word/styles.xml", wordType + "styles+xml"}, {"/word/settings.xml", wordType + "settings+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		s += `<Override PartName="` + part.name + `" ContentType="` + part.kind + `"/>`
	}
	for i, content := range d.margins {
		s += fmt.Sprintf(`<Override PartName="/word/margin%d.xml" ContentType="%s%s+xml"/>`, i+1, wordType, marginKind(content))
	}
	return s + `</Types>`
}

func (d *document) rels() string {
	s := head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="styles" Type="` + office + `styles" Target="styles.xml"/><Relationship Id="settings" Type="` + office + `settings" Target="settings.xml"/>`
	for i, content := range d.margins {
		s += fmt.Sprintf(`<Relationship Id="margin%d" Type="%s%s" Target="margin%d.xml"/>`, i+1, office, marginKind(content), i+1)
	}
	return s + `</Relationships>`
}

// styles sets Times New Roman, 13 pt, for all text.
func styles(lang string) string {
	code := "vi-VN"
	if lang != "vi" {
		code = "en-GB"
	}
	return head + `<w:styles ` + space + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
		`<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="` + code + `" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
		`</w:styles>`
}

// core says whose the file is.
func core(m Meta, lang string) string {
	text := func(s string) string {
		var b strings.Builder
		if err := xml.EscapeText(&b, []byte(s)); err != nil {
			return ""
		}
		return b.String()
	}
	at := m.Created.UTC().Format(time.RFC3339)
	return head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + text(m.Title) + `</dc:title><dc:subject>` + text(m.Subject) + `</dc:subject><dc:creator>` + text(m.Author) + `</dc:creator><dc:language>` + lang + `</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`
}
