package data

// Award is an entry of the catalogue of danh hiệu thi đua and hình thức khen thưởng.
type Award struct {
	ID              ID
	Key             string // stable, for templates and tests: "giay-khen"; "" for one that an import made
	Name            string // "Bằng khen của Chủ tịch UBND tỉnh"
	English         string
	Aliases         []string // other ways lists write it
	Class           AwardClass
	For             []RecipientKind
	Decider         string // who decides it: "Chủ tịch UBND tỉnh"
	Document        DocumentKind
	Source          AwardSource
	Rank            int     // 1 is the highest
	BonusIndividual float64 // multiples of the base wage; 0 where none or unknown
	BonusCollective float64
	Matched         bool // false for an award an import made and nobody has looked at
}

// Names gives all that lists may call the award: its own name, its English one,
// and the other ways.
func (a Award) Names() []string {
	names := append(make([]string, 0, len(a.Aliases)+2), a.Name)
	if a.English != "" {
		names = append(names, a.English)
	}
	return append(names, a.Aliases...)
}

// AwardUnknown names the award of recipients whose list says none (chưa rõ);
// nothing is printed under it.
const AwardUnknown = "Chưa rõ danh hiệu, hình thức khen thưởng"

// AwardClass: a title is striven for (danh hiệu thi đua), a form is given (hình thức khen thưởng).
type AwardClass string

const (
	ClassTitle AwardClass = "title"
	ClassForm  AwardClass = "form"
)

// DocumentKind is the thing handed over.
type DocumentKind string

const (
	DocumentNone     DocumentKind = ""
	DocumentBangKhen DocumentKind = "bang-khen"
	DocumentGiayKhen DocumentKind = "giay-khen"
	DocumentTitle    DocumentKind = "bang-chung-nhan"
	DocumentFlag     DocumentKind = "flag"
	DocumentMedal    DocumentKind = "medal"
)

// Printed tells whether the thing handed over is a sheet that a printer makes;
// flags and medals are not.
func (d DocumentKind) Printed() bool {
	return d == DocumentBangKhen || d == DocumentGiayKhen || d == DocumentTitle
}

// AwardSource tells who makes the document.
type AwardSource string

const (
	MadeHere AwardSource = "made"     // in tại cơ quan
	Received AwardSource = "received" // nhận từ cấp trên; printing it is refused
)

// RecipientKind tells who is awarded.
type RecipientKind string

const (
	Individual RecipientKind = "individual"
	Collective RecipientKind = "collective"
	Household  RecipientKind = "household"
)

// Decision is the document by which an authority awards.
type Decision struct {
	ID         ID
	Conference ID
	Number     string // "416/QĐ-SNV"; "" until it is signed
	Date       Date   // full, or "" until it is signed
	Issuer     string // the authority: "Giám đốc Sở Nội vụ tỉnh Lai Châu"
	Subject    string // về việc …
	Signature  Signature
	Other      OtherAuthority
}

// OtherAuthority is an authority in the second language of bilingual papers.
type OtherAuthority struct {
	Issuer string // "Chairman of the People's Committee of Lai Châu Province"
	Title  string // of the signatory: "CHAIRMAN"
	Post   string // the signer's own post where it differs
}

// Ready tells whether certificates may be issued under the decision.
func (d Decision) Ready() bool { return d.Number != "" && d.Date.Full() }

// Signature is the signature block of a decision and of its certificates
// (Nghị định 30/2020/NĐ-CP, annex I).
type Signature struct {
	Prefix string // "KT.", "TL.", "TUQ.", "Q.", "TM." or ""
	Title  string // whose power it is: "GIÁM ĐỐC"
	Post   string // the signer's own post where it differs: "PHÓ GIÁM ĐỐC"
	Name   string // the signatory: "Hà Thị Lan Chi"
}

// Citation says who is awarded what, under which decision, for which achievement.
type Citation struct {
	ID             ID
	Conference     ID
	Decision       ID
	Award          ID
	Round          ID  // may be none
	Delegate       ID  // the recipient as a delegate, may be none
	Ordinal        int // in the decision's annex, from 1
	Kind           RecipientKind
	Name           string
	Honorific      string // as found
	Gender         Gender
	Position       string
	Unit           string
	Address        string
	Achievement    string
	Posthumous     bool
	Representative string // who receives for a collective or for the dead
	Note           string
	Spoken         string // how the MC is to say the name, where it is not read as written
	Other          OtherWording
}

// OtherWording is what a bilingual paper says of the recipient in its second
// language, English or Arabic. What is empty is left out there.
type OtherWording struct {
	Name        string // with the form of address: "Mr. John Smith", "السيد أحمد حسن"
	Post        string // position, unit, country
	Achievement string
}

// CitationRow is what a table shows of a citation.
type CitationRow struct {
	Citation
	AwardName      string
	Document       DocumentKind
	Source         AwardSource
	DecisionNumber string
	DecisionDate   Date
	RoundNumber    int         // 0: none
	Certificate    Certificate // ID is "" where none is drawn up yet
}

// CitationFilter chooses citations. Zero fields do not filter.
type CitationFilter struct {
	Conference ID
	Decision   ID
	Award      ID
	Round      int
	Kind       RecipientKind
	State      CertificateState // of the certificate
	NotIssued  bool             // only those without a certificate
	NotReady   bool             // only those whose decision lacks number or date
	Source     AwardSource
	Text       string
	Numbers    []string // register numbers
	IDs        []ID     // of the citations
	Offset     int
	Limit      int  // 0: all
	ByRank     bool // from the highest award to the lowest, and only then as the decisions' annexes have it
}
