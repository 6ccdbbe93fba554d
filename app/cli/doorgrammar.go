package cli

import "time"

// The words of the calls about delegates and the door.

type meetingCmd struct {
	List   meetingListCmd  `cmd:""`
	New    meetingNewCmd   `cmd:""`
	Close  meetingCloseCmd `cmd:""`
	Reopen meetingCloseCmd `cmd:""`
}

type (
	meetingListCmd struct{}
	meetingNewCmd  struct {
		Name   string `arg:"" name:"NAME"`
		Date   string `placeholder:"YYYY-MM-DD"`
		Starts string `placeholder:"HH:MM"`
	}
	meetingCloseCmd struct {
		Name string `arg:"" name:"NAME"`
	}
)

type delegationCmd struct {
	List    delegationListCmd    `cmd:""`
	Head    delegationHeadCmd    `cmd:""`
	Present delegationPresentCmd `cmd:""`
	Missing delegationMissingCmd `cmd:""`
}

type (
	delegationListCmd struct{}
	delegationHeadCmd struct {
		Name    string  `arg:"" name:"NAME"`
		Code    string  `arg:"" name:"CODE" optional:""`
		Contact *string `placeholder:"NAME"`
		Phone   *string `placeholder:"NUMBER"`
	}
	delegationPresentCmd struct {
		Name    string `arg:"" name:"NAME"`
		Meeting string `placeholder:"NAME"`
		Desk    string `placeholder:"NAME"`
		Online  bool
	}
	delegationMissingCmd struct {
		Meeting string `placeholder:"NAME"`
		Phones  bool
	}
)

type delegateCmd struct {
	Substitute delegateSubstituteCmd `cmd:""`
	Absent     delegateAbsentCmd     `cmd:""`
	Missing    delegateMissingCmd    `cmd:""`
}

type (
	delegateSubstituteCmd struct {
		Code      string `arg:"" name:"CODE"`
		Name      string `required:"" placeholder:"TEXT"`
		Honorific string `placeholder:"TEXT"`
		Position  string `placeholder:"TEXT"`
		Unit      string `placeholder:"TEXT"`
		Phone     string `placeholder:"NUMBER"`
		Approved  bool
		Reason    string `placeholder:"TEXT"`
	}
	delegateAbsentCmd struct {
		Code   string `arg:"" name:"CODE"`
		Reason string `required:"" placeholder:"TEXT"`
	}
	delegateMissingCmd struct{}
)

type checkinCmd struct {
	Meeting string `placeholder:"NAME"`
	Desk    string `placeholder:"NAME"`
	Out     bool
	Online  bool
}

type badgeCmd struct {
	Reissue badgeReissueCmd `cmd:""`
	HandOut badgeHandOutCmd `cmd:"" name:"handout"`
}

type (
	badgeReissueCmd struct {
		Code   string `arg:"" name:"CODE"`
		Reason string `required:"" placeholder:"TEXT"`
		Output string `short:"o" placeholder:"FILE.pdf"`
	}
	badgeHandOutCmd struct {
		Codes      []string `arg:"" name:"CODE" optional:""`
		Delegation string   `placeholder:"NAME"`
		To         string   `placeholder:"NAME"`
		Desk       string   `placeholder:"NAME"`
	}
)

type introductionsCmd struct {
	List    introductionsListCmd    `cmd:""`
	Propose introductionsProposeCmd `cmd:""`
	Confirm introductionsConfirmCmd `cmd:""`
}

type (
	introductionsListCmd struct {
		Meeting string `placeholder:"NAME"`
	}
	introductionsProposeCmd struct{}
	introductionsConfirmCmd struct {
		Meeting string `placeholder:"NAME"`
		By      string `required:"" placeholder:"NAME"`
	}
)

// journalCmd is about the second place that each admission is written to.
type journalCmd struct {
	Show   journalShowCmd   `cmd:""`
	Set    journalSetCmd    `cmd:""`
	Off    journalOffCmd    `cmd:""`
	Replay journalReplayCmd `cmd:""`
}

type (
	journalShowCmd struct{}
	journalSetCmd  struct {
		Folder string `arg:"" name:"FOLDER"`
	}
	journalOffCmd    struct{}
	journalReplayCmd struct {
		File string `arg:"" name:"FILE"`
	}
)

type eraseCmd struct{}

// serveCmd opens the check-in station. The host name and the port are to stay
// the same: what a phone has queued belongs to them.
type serveCmd struct {
	Listen  string        `placeholder:"ADDR"`
	Host    string        `placeholder:"NAME"`
	Meeting string        `placeholder:"NAME"`
	Cert    string        `placeholder:"FILE"`
	CertKey string        `placeholder:"FILE"`
	Names   bool          // phones that are confirmed may keep names
	For     time.Duration `placeholder:"TIME"`
}

// officePaper is what the administrative papers about delegates have. A file
// that ends in .docx becomes a Word document.
type officePaper struct {
	Output     string   `short:"o" placeholder:"FILE.pdf|.docx"`
	Only       []string `placeholder:"CODE,…"`
	Delegation string   `placeholder:"NAME"`
	Meeting    string   `placeholder:"NAME"`
	Superior   string   `placeholder:"TEXT"`
	Number     string   `placeholder:"NO"`
	Date       string   `placeholder:"YYYY-MM-DD"`
	Signatory  string   `placeholder:"TEXT"`
	Title      string   `placeholder:"TEXT"`
	Post       string   `placeholder:"TEXT"`
	Prefix     string   `placeholder:"KT."`
}

type (
	printSignInCmd struct {
		officePaper
		Spare int `placeholder:"N"`
	}
	printAttendanceCmd struct {
		officePaper
		All bool
	}
	printCompositionCmd   struct{ officePaper }
	printIntroductionsCmd struct {
		officePaper
		All bool
	}
	printMissingCmd struct {
		officePaper
		To string `placeholder:"TEXT"`
		By string `placeholder:"YYYY-MM-DD"`
	}
	printHandoutCmd struct {
		officePaper
		Place string `placeholder:"TEXT"`
	}
	printRemindersCmd struct {
		paperFlags
		Wait  map[int]string `placeholder:"ROUND=PLACE" mapsep:"none"`
		Early int            `default:"10" placeholder:"MINUTES"`
		A4    bool           `name:"a4"`
	}
)
