package data

import "time"

// Round is one hand-over on stage: who gets what, from whom.
type Round struct {
	ID         ID
	Conference ID
	Item       ID  // agenda item, may be none
	Number     int // within the conference, from 1
	Title      string
	Theme      string        // of the movement that the achievements belong to; may be ""
	Award      ID            // the one award of the round; "" for several
	Kind       RecipientKind // the one kind of its recipients; "" for several
	Announcer  Actor         // who reads the decision out; a decision that an earlier round announced is not read again
	Presenters []Actor       // in turn, a group each; none is not said yet (chưa rõ)
	Protocol   ProtocolKey
	Steps      []Step // of each group, in order; none for the protocol's own
	GroupSize  int    // on stage at a time; 0 is GroupUsual
	Tray       string // name of the tray; "" for one by the round's order
	Kit        []KitLine
	Helper     string    // who brings the tray
	Locked     time.Time // since when its places stand; zero: they follow from the lists
}

// GroupUsual is how many stand on stage at a time.
const GroupUsual = 10

// Size is how many stand on stage at a time.
func (r Round) Size() int {
	if r.GroupSize > 0 {
		return r.GroupSize
	}
	return GroupUsual
}

// ProtocolKey names a usual order of steps.
type ProtocolKey string

// Protocols (domain of the Law on Emulation and Commendation; sources differ on
// the Prime Minister's, so that the steps of a round are its own).
const (
	ProtocolUsual     ProtocolKey = ""          // announced first, then recipients are invited
	ProtocolPresident ProtocolKey = "president" // recipients stand before the decision is announced; medal, certificate, flag
	ProtocolPrime     ProtocolKey = "prime"     // of the Prime Minister's awards
	ProtocolFlag      ProtocolKey = "flag"      // a flag, with a flag team
)

// StepKind is what happens in a step.
type StepKind string

// Steps of a hand-over.
const (
	StepAnnounce        StepKind = "announce"    // công bố quyết định
	StepInvite          StepKind = "invite"      // mời người nhận
	StepInvitePresenter StepKind = "presenter"   // mời người trao
	StepFlagTeam        StepKind = "flag-team"   // tổ cờ vào vị trí
	StepPinMedal        StepKind = "medal"       // gắn huân chương
	StepHandCertificate StepKind = "certificate" // trao bằng
	StepHandFlag        StepKind = "flag"        // trao cờ
	StepFlowers         StepKind = "flowers"     // tặng hoa
	StepPhoto           StepKind = "photo"       // chụp ảnh
	StepReturn          StepKind = "return"      // mời về chỗ
	StepOther           StepKind = "other"
)

// StepKinds lists the steps in their usual order.
var StepKinds = []StepKind{StepAnnounce, StepInvite, StepInvitePresenter, StepFlagTeam, StepPinMedal,
	StepHandCertificate, StepHandFlag, StepFlowers, StepPhoto, StepReturn, StepOther}

// Step is one step of a hand-over.
type Step struct {
	Kind   StepKind
	Title  string // as screens name it; "" for the kind's own name
	Script string // what the MC says; "" for the proposed words
}

// Hands tells whether something passes into the recipients' hands in a step.
func (s Step) Hands() bool {
	return s.Kind == StepHandCertificate || s.Kind == StepHandFlag || s.Kind == StepPinMedal
}

// Usual gives the steps of a protocol.
func (k ProtocolKey) Usual() []Step {
	var kinds []StepKind
	switch k {
	case ProtocolPresident:
		kinds = []StepKind{StepInvite, StepAnnounce, StepInvitePresenter, StepPinMedal, StepHandCertificate, StepPhoto, StepReturn}
	case ProtocolPrime:
		kinds = []StepKind{StepInvite, StepAnnounce, StepInvitePresenter, StepHandCertificate, StepPhoto, StepReturn}
	case ProtocolFlag:
		kinds = []StepKind{StepAnnounce, StepInvite, StepFlagTeam, StepInvitePresenter, StepHandFlag, StepPhoto, StepReturn}
	default:
		kinds = []StepKind{StepAnnounce, StepInvite, StepInvitePresenter, StepHandCertificate, StepPhoto, StepReturn}
	}
	steps := make([]Step, len(kinds))
	for i, kind := range kinds {
		steps[i].Kind = kind
	}
	return steps
}

// Course gives the steps of each of the round's groups.
func (r Round) Course() []Step {
	if len(r.Steps) > 0 {
		return r.Steps
	}
	return r.Protocol.Usual()
}

// KitThing is a thing that a round needs on its tray.
type KitThing string

// Things of a round's kit.
const (
	KitCertificate KitThing = "certificate"
	KitFrame       KitThing = "frame"
	KitMedal       KitThing = "medal"
	KitFlag        KitThing = "flag"
	KitFlowers     KitThing = "flowers"
	KitEnvelope    KitThing = "envelope"
	KitOther       KitThing = "other"
)

// KitThings lists them in the order of tray lists.
var KitThings = []KitThing{KitCertificate, KitFrame, KitMedal, KitFlag, KitFlowers, KitEnvelope, KitOther}

// KitLine says how many of a thing a round needs.
type KitLine struct {
	Thing KitThing
	Name  string // with KitOther
	Count int    // 0: one for each recipient
	Ready bool
}

// StagePlace is where a recipient stands, and where what he receives lies. Once
// a round is locked its places never change, whoever is absent.
type StagePlace struct {
	Round    ID
	Citation ID
	Group    int    // from 1
	Place    int    // on stage, from 1, left to right as the hall sees it
	Tray     string // "A"
	Slot     int    // on the tray, from 1
}
