package cli

type importCmd struct {
	Delegates  importListCmd       `cmd:""`
	Recipients importRecipientsCmd `cmd:""`
	List       importHistoryCmd    `cmd:""`
	Undo       importUndoCmd       `cmd:""`
}

type importRecipientsCmd struct {
	importListCmd
	Award string `placeholder:"NAME"`
}

type importListCmd struct {
	File      string   `arg:"" name:"FILE"` // "-" is standard input
	DryRun    bool     `name:"dry-run"`
	Map       []string `name:"map" sep:"none" placeholder:"COLUMN=FIELD"`
	Sheet     string   `placeholder:"NAME"`
	Header    string   `placeholder:"ROW[-ROW]"` // 0: there is none
	Encoding  string   `placeholder:"NAME"`
	Separator string   `placeholder:"; , | tab"`
	Keep      bool     // nothing changes of those who are there already
	Remove    bool     // those of the list's earlier form whom it lacks now go
	Rest      bool     // rows that are not saved are kept for the window
	Remember  bool     // how columns are read, for lists of this shape
}

type importHistoryCmd struct{}

type importUndoCmd struct {
	ID string `arg:"" name:"ID" optional:""` // none: the last that stands
}

type exportCmd struct {
	Delegates  exportListCmd       `cmd:""`
	Recipients exportListCmd       `cmd:""`
	Register   exportListCmd       `cmd:""`
	Withdrawal exportListCmd       `cmd:""`
	Attendance exportListCmd       `cmd:""`
	VerifyPage exportVerifyPageCmd `cmd:""`
}

type exportListCmd struct {
	Output    string   `short:"o" required:"" placeholder:"FILE.xlsx|.csv"`
	Sensitive bool     // with personal data
	Columns   []string `placeholder:"NAME,…"` // these, in this order
}
