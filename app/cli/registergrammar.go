package cli

// The words of the calls about the register after certificates are printed.

type revokeCmd struct {
	Numbers  []string `arg:"" name:"NUMBER"`
	Decision string   `placeholder:"NO"`
	Date     string   `placeholder:"YYYY-MM-DD"`
	Reason   string   `placeholder:"TEXT"`
	Code     string   `enum:"annulled,replaced,mistake,lost,other" default:"annulled" placeholder:"annulled|replaced|mistake|lost|other"`
	Money    int64    `placeholder:"DONG"`
	Later    bool     // without the key: the list is signed another time
}

// revocationsCmd is about the signed lists of what was withdrawn.
type revocationsCmd struct {
	List   revocationsListCmd   `cmd:""`
	Sign   revocationsSignCmd   `cmd:""`
	Export revocationsExportCmd `cmd:""`
	Import revocationsImportCmd `cmd:""`
}

type (
	revocationsListCmd   struct{}
	revocationsSignCmd   struct{}
	revocationsExportCmd struct {
		Output string `short:"o" required:"" placeholder:"FILE"`
		Issuer string `placeholder:"TEXT"`
	}
	revocationsImportCmd struct {
		File string `arg:"" name:"FILE"`
	}
)

type registerCmd struct{ registerFlags }

// registerFlags choose lines of the register.
type registerFlags struct {
	State     string `enum:",drawn-up,printed,proofread,submitted,signed,sealed,framed,on-tray,handed,withdrawn" default:"" placeholder:"STATE"`
	Text      string `placeholder:"TEXT"`
	Unit      string `placeholder:"NAME"`
	Year      int    `placeholder:"YYYY"`
	NotHanded bool
	ToRecover bool
	All       bool
}

type recoveredCmd struct {
	Number string `arg:"" name:"NUMBER"`
	Paper  string `placeholder:"YYYY-MM-DD"`
	Money  string `placeholder:"YYYY-MM-DD"`
}

type deliverCmd struct {
	Out  deliverOutCmd  `cmd:"" default:"withargs"`
	Undo deliverUndoCmd `cmd:""`
}

type (
	deliverOutCmd struct {
		Numbers []string `arg:"" name:"NUMBER" optional:""`
		By      string   `enum:"unit,desk,post,stage" default:"unit" placeholder:"unit|desk|post|stage"`
		To      string   `placeholder:"NAME"`
		Proxy   bool
		Unit    string `placeholder:"NAME"`
		All     bool
		Record  string `placeholder:"NO"`
		Date    string `placeholder:"YYYY-MM-DD"`
		Note    string `placeholder:"TEXT"`
	}
	deliverUndoCmd struct {
		Number string `arg:"" name:"NUMBER"`
	}
)

type roadCmd struct {
	State   string   `arg:"" name:"STATE" enum:"printed,proofread,submitted,signed,sealed,framed,on-tray,handed"`
	Numbers []string `arg:"" name:"NUMBER|-"`
}

// registerPaper is what the papers of the register have. A file that ends in
// .docx becomes a Word document.
type registerPaper struct {
	Output   string `short:"o" placeholder:"FILE.pdf|.docx"`
	Superior string `placeholder:"TEXT"`
	Number   string `placeholder:"NO"`
	Date     string `placeholder:"YYYY-MM-DD"`
}

type (
	printRegisterCmd struct {
		registerPaper
		registerFlags
		A3 bool `name:"a3"`
	}
	printHandoverCmd struct {
		registerPaper
		Unit     []string `placeholder:"NAME" sep:"none"`
		Handed   bool
		Where    string `placeholder:"TEXT"`
		Giver    string `placeholder:"NAME"`
		To       string `placeholder:"NAME"`
		BaseWage int64  `placeholder:"DONG"`
	}
	printPrizeMoneyCmd struct {
		registerPaper
		Unit      []string `placeholder:"NAME" sep:"none"`
		BaseWage  int64    `placeholder:"DONG"`
		Household string   `placeholder:"TIMES"`
	}
	printWithdrawalCmd struct {
		registerPaper
		Unit []string `placeholder:"NAME" sep:"none"`
		Open bool
		All  bool
	}
)

type doctorCmd struct{}
