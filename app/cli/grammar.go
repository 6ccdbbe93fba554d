package cli

// grammar is the words of a call, as kong reads them. Texts for people are in
// the catalogues: "cli.help.COMMAND" for a command, "cli.flag.NAME" for a flag,
// "cli.arg.NAME" for what a flag or a place holds.
type grammar struct {
	DB             string `name:"db" placeholder:"PATH"`
	Conference     string `placeholder:"CODE"`
	JSON           bool   `name:"json"`
	Lang           string `default:"vi" enum:"vi,en,ar" placeholder:"vi|en|ar"`
	Yes            bool
	PassphraseFile string `placeholder:"FILE"`
	Help           bool   `short:"h"`

	Sample    sampleCmd        `cmd:""`
	Conf      confCmd          `cmd:"" name:"conference"`
	Decision  decisionCmd      `cmd:""`
	Import    importCmd        `cmd:""`
	Printers  printersCmd      `cmd:""`
	Print     printCmd         `cmd:""`
	Proofread proofreadCmd     `cmd:""`
	Template  templateCmd      `cmd:""`
	Calib     calibCmd         `cmd:"" name:"calibration"`
	Stock     stockCmd         `cmd:""`
	Resume    resumeCmd        `cmd:""`
	Correct   correctCmd       `cmd:""`
	Reissue   reissueCmd       `cmd:""`
	Revoke    revokeCmd        `cmd:""`
	Revoc     revocationsCmd   `cmd:"" name:"revocations"`
	Register  registerCmd      `cmd:""`
	Recovered recoveredCmd     `cmd:""`
	Deliver   deliverCmd       `cmd:""`
	Road      roadCmd          `cmd:""`
	Meeting   meetingCmd       `cmd:""`
	Delegate  delegateCmd      `cmd:""`
	Badge     badgeCmd         `cmd:""`
	Deleg     delegationCmd    `cmd:"" name:"delegation"`
	Checkin   checkinCmd       `cmd:""`
	Serve     serveCmd         `cmd:""`
	Intro     introductionsCmd `cmd:"" name:"introductions"`
	Agenda    agendaCmd        `cmd:""`
	Round     roundCmd         `cmd:""`
	Ceremony  ceremonyCmd      `cmd:""`
	Vote      voteCmd          `cmd:""`
	Hall      hallCmd          `cmd:""`
	Countdown countdownCmd     `cmd:""`
	Journal   journalCmd       `cmd:""`
	Verify    verifyCmd        `cmd:""`
	ServePage servePageCmd     `cmd:""`
	Export    exportCmd        `cmd:""`
	Key       keyCmd           `cmd:""`
	Erase     eraseCmd         `cmd:""`
	Backup    backupCmd        `cmd:""`
	Restore   restoreCmd       `cmd:""`
	Doctor    doctorCmd        `cmd:""`
	VersionC  versionCmd       `cmd:"" name:"version"`
}

type sampleCmd struct{}

type confCmd struct {
	List confListCmd `cmd:""`
	Show confShowCmd `cmd:""`
	New  confNewCmd  `cmd:""`
	Set  confSetCmd  `cmd:""`
}

type (
	confListCmd struct{}
	confShowCmd struct {
		Code string `placeholder:"CODE"`
	}
	confNewCmd struct{ confFlags }
	confSetCmd struct{ confFlags }
)

// confFlags are what one can say about a conference. A pointer is nil where
// the call does not mention it, so that "set" leaves it as it was.
type confFlags struct {
	Code      *string `placeholder:"CODE"`
	Title     *string `placeholder:"TEXT"`
	Date      *string `placeholder:"YYYY-MM-DD"`
	Ends      *string `placeholder:"YYYY-MM-DD"`
	Issuer    *string `placeholder:"TEXT"`
	Host      *string `placeholder:"TEXT"`
	Place     *string `placeholder:"TEXT"`
	City      *string `placeholder:"TEXT"`
	Period    *string `placeholder:"TEXT"`
	Parent    *string `placeholder:"CODE"`
	Event     *string `placeholder:"congress|conference|ceremony"`
	Page      *string `placeholder:"HOST/PATH"`
	Proofread *bool   `negatable:""`
	Closed    *bool   `negatable:""`
}

type decisionCmd struct {
	List decisionListCmd `cmd:""`
	Set  decisionSetCmd  `cmd:""`
}

type (
	decisionListCmd struct{}
	decisionSetCmd  struct {
		Decision  string  `arg:"" name:"NUMBER|ORDINAL"`
		Number    *string `placeholder:"NO"`
		Date      *string `placeholder:"YYYY-MM-DD"`
		Issuer    *string `placeholder:"TEXT"`
		Signatory *string `placeholder:"TEXT"`
		Title     *string `placeholder:"TEXT"`
		Post      *string `placeholder:"TEXT"`
		Prefix    *string `placeholder:"KT."`

		OtherIssuer *string `placeholder:"TEXT"`
		OtherTitle  *string `placeholder:"TEXT"`
		OtherPost   *string `placeholder:"TEXT"`
	}
)

type printCmd struct {
	printerChoice
	Certificates  printCertificatesCmd  `cmd:""`
	Badges        printBadgesCmd        `cmd:""`
	Invitations   printInvitationsCmd   `cmd:""`
	NameCards     printNameCardsCmd     `cmd:""`
	Envelopes     printEnvelopesCmd     `cmd:""`
	FrameLabels   printFrameLabelsCmd   `cmd:""`
	Programme     printProgrammeCmd     `cmd:""`
	ProofSlips    printProofSlipsCmd    `cmd:""`
	StockRecord   printStockRecordCmd   `cmd:""`
	Calibration   printCalibrationCmd   `cmd:""`
	SignIn        printSignInCmd        `cmd:""`
	Attendance    printAttendanceCmd    `cmd:""`
	Composition   printCompositionCmd   `cmd:""`
	Introductions printIntroductionsCmd `cmd:""`
	Missing       printMissingCmd       `cmd:""`
	Handout       printHandoutCmd       `cmd:""`
	Reminders     printRemindersCmd     `cmd:""`
	RunOfShow     printRunOfShowCmd     `cmd:"" name:"run-of-show"`
	Script        printScriptCmd        `cmd:""`
	Trays         printTraysCmd         `cmd:""`
	Cards         printCardsCmd         `cmd:""`
	Photos        printPhotosCmd        `cmd:""`
	Minutes       printMinutesCmd       `cmd:""`
	Decisions     printDecisionsCmd     `cmd:""`
	Seating       printSeatingCmd       `cmd:""`
	Register      printRegisterCmd      `cmd:""`
	Handover      printHandoverCmd      `cmd:""`
	PrizeMoney    printPrizeMoneyCmd    `cmd:""`
	Withdrawal    printWithdrawalCmd    `cmd:""`
}

type printCertificatesCmd struct {
	Output    string `short:"o" placeholder:"FILE.pdf"`
	Round     int    `placeholder:"N"`
	Template  string `placeholder:"NAME"`
	Overprint bool
	Draft     bool
	Separate  string   `placeholder:"DIR"`
	Only      []string `placeholder:"NUMBER,…"`
	Again     bool
	Reason    string `placeholder:"TEXT"`
	As        string `enum:",again,exchange,replacement" default:"" placeholder:"again|exchange|replacement"`
	Paper     string `placeholder:"NO"`
	PaperDate string `placeholder:"YYYY-MM-DD"`
	Order     string `enum:"register,tray" default:"register" placeholder:"register|tray"`
	Stock     string `placeholder:"NAME"`
	Check     bool
}

// paperFlags are what all papers of delegates have.
type paperFlags struct {
	Output   string   `short:"o" placeholder:"FILE.pdf"`
	Only     []string `placeholder:"CODE,…"`
	Template string   `placeholder:"NAME"`
}

type (
	printBadgesCmd struct {
		paperFlags
		Backs bool
	}
	printNameCardsCmd   struct{ paperFlags }
	printInvitationsCmd struct {
		paperFlags
		Meeting   string `placeholder:"NAME"`
		Superior  string `placeholder:"TEXT"`
		Number    string `placeholder:"NO"`
		Date      string `placeholder:"YYYY-MM-DD"`
		Signatory string `placeholder:"TEXT"`
		Title     string `placeholder:"TEXT"`
		Post      string `placeholder:"TEXT"`
		Prefix    string `placeholder:"KT."`
		Note      string `placeholder:"TEXT"`
		Single    bool
	}
	printEnvelopesCmd struct {
		paperFlags
		Used     int    `placeholder:"N"`
		Superior string `placeholder:"TEXT"`
		Address  string `placeholder:"TEXT"`
		Phone    string `placeholder:"TEXT"`
	}
	printFrameLabelsCmd struct {
		Output   string   `short:"o" placeholder:"FILE.pdf"`
		Only     []string `placeholder:"NUMBER,…"`
		Template string   `placeholder:"NAME"`
		Round    int      `placeholder:"N"`
		Order    string   `enum:"register,tray" default:"tray" placeholder:"register|tray"`
		Used     int      `placeholder:"N"`
	}
	printProgrammeCmd struct {
		Output   string `short:"o" placeholder:"FILE.pdf|.docx"`
		Meeting  string `placeholder:"NAME"`
		Superior string `placeholder:"TEXT"`
		Cover    bool
		Booklet  bool
		All      bool
	}
	printProofSlipsCmd struct {
		Output   string `short:"o" placeholder:"FILE.pdf"`
		Round    int    `placeholder:"N"`
		Superior string `placeholder:"TEXT"`
		Number   string `placeholder:"NO"`
		Date     string `placeholder:"YYYY-MM-DD"`
	}
	printStockRecordCmd struct {
		Output   string `short:"o" placeholder:"FILE.pdf"`
		Superior string `placeholder:"TEXT"`
		Number   string `placeholder:"NO"`
		Date     string `placeholder:"YYYY-MM-DD"`
	}
	printCalibrationCmd struct {
		Output string  `short:"o" placeholder:"FILE.pdf"`
		Width  float64 `default:"297" placeholder:"MM"`
		Height float64 `default:"210" placeholder:"MM"`
	}
)

type proofreadCmd struct {
	By    string `required:"" placeholder:"NAME"`
	Round int    `placeholder:"N"`
}

type templateCmd struct {
	List   templateListCmd   `cmd:""`
	Export templateExportCmd `cmd:""`
	Import templateImportCmd `cmd:""`
	Use    templateUseCmd    `cmd:""`
	Drop   templateDropCmd   `cmd:""`
}

type (
	templateListCmd   struct{}
	templateExportCmd struct {
		Template string `arg:"" name:"NAME"`
		Output   string `short:"o" required:"" placeholder:"FILE.json"`
		Version  int    `placeholder:"N"`
	}
	templateImportCmd struct {
		File string `arg:"" name:"FILE"`
	}
	templateUseCmd struct {
		Template string `arg:"" name:"NAME"`
		For      string `placeholder:"DOCUMENT"`
	}
	templateDropCmd struct {
		Template string `arg:"" name:"NAME"`
	}
)

// calibCmd is about printers that overprint stock. Shifts are millimetres to
// the right and down, scales per cent.
type calibCmd struct {
	List    calibrationListCmd    `cmd:""`
	Measure calibrationMeasureCmd `cmd:""`
	Set     calibrationSetCmd     `cmd:""`
	Drop    calibrationDropCmd    `cmd:""`
}

type (
	calibrationMeasureCmd struct {
		printerFlags
		Width  float64 `default:"297" placeholder:"MM"`
		Height float64 `default:"210" placeholder:"MM"`
		Left   float64 `required:"" placeholder:"MM"`
		Top    float64 `required:"" placeholder:"MM"`
		Across float64 `placeholder:"MM"`
		Down   float64 `placeholder:"MM"`
	}
	calibrationListCmd struct{}
	calibrationSetCmd  struct {
		printerFlags
		DX     float64 `name:"dx" placeholder:"MM"`
		DY     float64 `name:"dy" placeholder:"MM"`
		ScaleX float64 `name:"scale-x" default:"100" placeholder:"PERCENT"`
		ScaleY float64 `name:"scale-y" default:"100" placeholder:"PERCENT"`
	}
	calibrationDropCmd struct{ printerFlags }
	printerFlags       struct {
		Printer string `required:"" placeholder:"NAME"`
		Tray    string `placeholder:"NAME"`
	}
)

type stockCmd struct {
	List    stockListCmd    `cmd:""`
	New     stockNewCmd     `cmd:""`
	Receive stockMoveCmd    `cmd:""`
	Spoil   stockMoveCmd    `cmd:""`
	Destroy stockDestroyCmd `cmd:""`
}

type (
	stockListCmd struct{}
	stockNewCmd  struct {
		Name     string `arg:"" name:"NAME"`
		Document string `required:"" enum:"giay-khen,bang-khen,bang-chung-nhan" placeholder:"giay-khen|bang-khen|bang-chung-nhan"`
	}
	stockMoveCmd struct {
		Name  string `arg:"" name:"NAME"`
		Count int    `arg:"" name:"COUNT"`
		stockPaper
	}
	stockDestroyCmd struct {
		Name string `arg:"" name:"NAME"`
		stockPaper
	}
	stockPaper struct {
		Paper string `placeholder:"NO"`
		Date  string `placeholder:"YYYY-MM-DD"`
		Note  string `placeholder:"TEXT"`
	}
)

type resumeCmd struct {
	printerChoice
	List    bool
	Abandon bool
}

// wording is what a certificate says of its recipient. A pointer is nil where
// the call does not mention it.
type wording struct {
	Name        *string `placeholder:"TEXT"`
	Honorific   *string `placeholder:"TEXT"`
	Position    *string `placeholder:"TEXT"`
	Unit        *string `placeholder:"TEXT"`
	Address     *string `placeholder:"TEXT"`
	Achievement *string `placeholder:"TEXT"`

	OtherName        *string `placeholder:"TEXT"`
	OtherPost        *string `placeholder:"TEXT"`
	OtherAchievement *string `placeholder:"TEXT"`
}

type correctCmd struct {
	Number string `arg:"" name:"NUMBER"`
	wording
	Paper  string `required:"" placeholder:"NO"`
	Date   string `required:"" placeholder:"YYYY-MM-DD"`
	Reason string `placeholder:"TEXT"`
}

type reissueCmd struct {
	Number string `arg:"" name:"NUMBER"`
	Reason string `required:"" placeholder:"TEXT"`
}

type verifyCmd struct {
	What        []string `arg:"" name:"TOKEN|IMAGE|-"`
	Keys        string   `placeholder:"FILE"`
	Revocations string   `placeholder:"FILE"`
	Report      string   `placeholder:"FILE"`
}

type versionCmd struct{}
