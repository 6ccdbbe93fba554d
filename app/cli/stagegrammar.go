package cli

// The words of the calls about the programme and the ceremony.

type agendaCmd struct {
	List     agendaListCmd     `cmd:""`
	Add      agendaAddCmd      `cmd:""`
	Set      agendaSetCmd      `cmd:""`
	Move     agendaMoveCmd     `cmd:""`
	Remove   agendaRemoveCmd   `cmd:""`
	Template agendaTemplateCmd `cmd:""`
	Check    agendaCheckCmd    `cmd:""`
	Version  agendaVersionCmd  `cmd:""`
	Since    agendaSinceCmd    `cmd:""`
}

type (
	agendaListCmd struct {
		Meeting string `placeholder:"NAME"`
	}
	agendaAddCmd struct {
		Words   string `arg:"" name:"TEXT"`
		At      int    `placeholder:"N"` // 0: the last
		Meeting string `placeholder:"NAME"`
		agendaFlags
		shiftFlags
	}
	agendaSetCmd struct {
		Number  int     `arg:"" name:"N"`
		Title   *string `placeholder:"TEXT"`
		Meeting string  `placeholder:"NAME"`
		agendaFlags
		shiftFlags
	}
	agendaMoveCmd struct {
		Number  int    `arg:"" name:"N"`
		To      int    `arg:"" name:"TO"`
		Meeting string `placeholder:"NAME"`
		shiftFlags
	}
	agendaRemoveCmd struct {
		Number  int    `arg:"" name:"N"`
		Meeting string `placeholder:"NAME"`
		shiftFlags
	}
	agendaTemplateCmd struct {
		Key string `arg:"" name:"KEY" optional:""` // none: lists them
	}
	agendaCheckCmd struct {
		Meeting string `placeholder:"NAME"`
	}
	agendaVersionCmd struct {
		Note    string `placeholder:"TEXT"`
		Meeting string `placeholder:"NAME"`
	}
	agendaSinceCmd struct {
		Meeting string `placeholder:"NAME"`
	}
)

// agendaFlags are what one can say about an item. A pointer is nil where the
// call does not mention it.
type agendaFlags struct {
	Starts   *string `placeholder:"HH:MM"`
	Minutes  *int    `placeholder:"N"`
	Kind     *string `placeholder:"NAME"`
	Person   *string `placeholder:"NAME"` // "Name; posts"
	Capacity *string `placeholder:"TEXT"`
	Cue      *string `placeholder:"TEXT"`
	Script   *string `placeholder:"TEXT"`
	Fixed    *bool   `negatable:""`
}

// shiftFlags say what becomes of the items behind.
type shiftFlags struct {
	Way  string `enum:"shift,absorb,overlap" default:"shift" placeholder:"shift|absorb|overlap"`
	From int    `placeholder:"N"` // with absorb: which item gives the minutes
}

type roundCmd struct {
	List    roundListCmd    `cmd:""`
	Propose roundProposeCmd `cmd:""`
	Set     roundSetCmd     `cmd:""`
	Order   roundOrderCmd   `cmd:""`
	Assign  roundAssignCmd  `cmd:""`
	Lock    roundLockCmd    `cmd:""`
	Unlock  roundUnlockCmd  `cmd:""`
	Remove  roundRemoveCmd  `cmd:""`
}

type (
	roundListCmd    struct{}
	roundProposeCmd struct{}
	roundSetCmd     struct {
		Number    int      `arg:"" name:"N"` // a new one gets the next number
		Title     *string  `placeholder:"TEXT"`
		Theme     *string  `placeholder:"TEXT"`
		Announcer *string  `placeholder:"NAME"` // "Name; posts"
		Presenter []string `sep:"none" placeholder:"NAME"`
		Capacity  *string  `placeholder:"TEXT"` // "thừa ủy quyền …", "thay mặt …", "?": not known
		Protocol  *string  `enum:"usual,president,prime,flag" placeholder:"usual|president|prime|flag"`
		Group     *int     `placeholder:"N"`
		Tray      *string  `placeholder:"NAME"`
		Helper    *string  `placeholder:"NAME"`
		Item      *int     `placeholder:"N"` // as agenda list numbers them
		Meeting   string   `placeholder:"NAME"`
	}
	roundOrderCmd struct {
		Numbers []int `arg:"" name:"N"`
	}
	roundAssignCmd struct {
		Number   int      `arg:"" name:"N"` // 0: no round
		Decision string   `placeholder:"NO"`
		Award    string   `placeholder:"NAME"`
		Kind     string   `enum:",individual,collective,household" default:"" placeholder:"KIND"`
		Name     []string `sep:"none" placeholder:"NAME"`
	}
	roundLockCmd struct {
		Numbers []int `arg:"" name:"N" optional:""`
	}
	roundUnlockCmd struct {
		Number int    `arg:"" name:"N"`
		Reason string `required:"" placeholder:"TEXT"`
	}
	roundRemoveCmd struct {
		Number int `arg:"" name:"N"`
	}
)

type ceremonyCmd struct {
	Meeting   string `placeholder:"NAME"`
	Rehearsal bool
}

type countdownCmd struct {
	On string `placeholder:"YYYY-MM-DD"`
}

type voteCmd struct {
	List   voteListCmd   `cmd:""`
	New    voteNewCmd    `cmd:""`
	HandOn voteHandOnCmd `cmd:"" name:"hand-on"`
}

type (
	voteListCmd struct{}
	voteNewCmd  struct {
		Words     string   `arg:"" name:"TEXT"`
		Meeting   string   `placeholder:"NAME"`
		Kind      string   `enum:"resolution,delegates,presidium,other" default:"resolution" placeholder:"KIND"`
		For       int      `placeholder:"N"`
		Against   int      `placeholder:"N"`
		Abstain   int      `placeholder:"N"`
		Voters    *int     `placeholder:"N"`   // else those present
		Threshold string   `placeholder:"N/M"` // else more than half
		Delegate  []string `sep:"none" placeholder:"CODE"`
	}
	voteHandOnCmd struct {
		Words string `arg:"" name:"TEXT"`
	}
)
