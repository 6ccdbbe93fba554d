package keep

import (
	"context"
	"slices"
	"time"

	"vinhdanh/data"
	"vinhdanh/data/seal"
	"vinhdanh/data/store"
)

// DoctorRecords is what looking over an office's records needs of the store.
type DoctorRecords interface {
	Check(ctx context.Context) (store.Info, error)
	Register(ctx context.Context, f data.RegisterFilter) ([]data.RegisterRow, error)
	RegisterGaps(ctx context.Context) ([]data.RegisterGap, error)
	KeyLists(ctx context.Context) ([]store.KeyList, error)
	Assets(ctx context.Context, list []data.Hash) ([][]byte, error)
	Setting(ctx context.Context, key string) (string, error)
}

// Finding is a line of what was looked over. Its sentence, with what to do, is
// the catalogue's "register.doctor." + Code.
type Finding struct {
	Code  string
	Level Level
	Args  map[string]any
}

// Level tells how bad a finding is.
type Level string

const (
	Well    Level = "ok"
	Warning Level = "warning" // to be seen to soon
	Fault   Level = "fault"
)

// OfficeLists is where an office's revocation list stands; the job register knows.
type OfficeLists struct {
	Issuer string
	Next   data.Date // "" without a list
	Late   bool
	Open   int // withdrawn here and not on the list yet
}

// DoctorOptions say where things lie besides the database.
type DoctorOptions struct {
	Keys    string // folder of the key files
	Offices []OfficeLists
	Now     time.Time
}

// backupAge is after how many days a copy of the records is too old.
const backupAge = 7

// Doctor looks the records over: the database from end to end, the register's
// numbers, every certificate's code and stored sheet, the key files, the
// revocation lists, and the last copy. It changes nothing. What cannot be read
// is a finding; the error is that of ctx.
func Doctor(ctx context.Context, r DoctorRecords, o DoctorOptions) ([]Finding, error) {
	d := &doctor{DoctorRecords: r, o: o}
	for _, look := range []func(context.Context) error{d.database, d.numbers, d.certificates, d.keys, d.lists, d.backup} {
		if err := look(ctx); err != nil {
			if ctx.Err() != nil {
				return d.found, ctx.Err()
			}
			d.add("unreadable", Fault, "code", string(data.CodeOf(err)))
		}
	}
	return d.found, nil
}

type doctor struct {
	DoctorRecords
	o     DoctorOptions
	found []Finding
}

func (d *doctor) add(code string, level Level, args ...any) {
	f := Finding{Code: code, Level: level, Args: map[string]any{}}
	for i := 0; i+1 < len(args); i += 2 {
		f.Args[args[i].(string)] = args[i+1]
	}
	d.found = append(d.found, f)
}

func (d *doctor) database(ctx context.Context) error {
	info, err := d.Check(ctx)
	switch {
	case data.CodeOf(err) == "database-damaged":
		d.add("database-damaged", Fault)
		return nil
	case err != nil:
		return err
	}
	d.add("database", Well, "delegates", info.Delegates, "citations", info.Citations)
	return nil
}

// numbers: none of a book is missing, and none is there twice.
func (d *doctor) numbers(ctx context.Context) error {
	gaps, err := d.RegisterGaps(ctx)
	if err != nil {
		return err
	}
	for _, g := range gaps {
		d.add("gap", Fault, "issuer", g.Book.Issuer, "year", g.Book.Year, "missing", some(g.Missing), "twice", some(g.Twice))
	}
	if len(gaps) == 0 {
		d.add("numbers", Well)
	}
	return nil
}

// certificates: each code is signed by a key that is known here and says its
// register number, and each sheet that was set is still there.
func (d *doctor) certificates(ctx context.Context) error {
	rows, err := d.Register(ctx, data.RegisterFilter{})
	if err != nil {
		return err
	}
	ring, err := d.ring(ctx)
	if err != nil {
		return err
	}
	wrong := 0
	for i, r := range rows {
		if i%100 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		v := seal.VerifyToken(r.Certificate.Token, ring, nil, d.o.Now)
		if v.Word != seal.WordValid || v.Certificate.Number != r.Certificate.Register {
			if wrong++; wrong <= mostNamed {
				d.add("token", Fault, "register", r.Certificate.Register, "name", r.Name, "verdict", string(v.Word))
			}
		}
	}
	switch {
	case wrong > mostNamed:
		d.add("tokens-more", Fault, "n", wrong-mostNamed)
	case wrong == 0:
		d.add("tokens", Well, "n", len(rows))
	}
	return d.sheets(ctx, rows)
}

// mostNamed is how many faults of one kind are told one by one.
const mostNamed = 10

func (d *doctor) ring(ctx context.Context) (*seal.Keyring, error) {
	stored, err := d.KeyLists(ctx)
	if err != nil {
		return nil, err
	}
	var lists []*seal.KeyList
	for _, s := range stored {
		if !s.Trusted && !s.Sample {
			continue
		}
		l, err := seal.ParseKeyList(s.Raw)
		if err != nil {
			d.add("key-list", Fault, "issuer", s.Issuer, "number", s.Number)
			continue
		}
		lists = append(lists, l)
	}
	return seal.NewKeyring(lists...)
}

func (d *doctor) sheets(ctx context.Context, rows []data.RegisterRow) error {
	lost := 0
	for part := range slices.Chunk(rows, 100) {
		var hashes []data.Hash
		for _, r := range part {
			hashes = append(hashes, r.Certificate.List)
		}
		if _, err := d.Assets(ctx, hashes); err == nil {
			continue
		} else if ctx.Err() != nil {
			return ctx.Err()
		}
		for i, r := range part { // which of them
			if _, err := d.Assets(ctx, hashes[i:i+1]); err != nil {
				if lost++; lost <= mostNamed {
					d.add("sheet", Fault, "register", r.Certificate.Register, "name", r.Name)
				}
			}
		}
	}
	switch {
	case lost > mostNamed:
		d.add("sheets-more", Fault, "n", lost-mostNamed)
	case lost == 0:
		d.add("sheets", Well, "n", len(rows))
	}
	return nil
}

func (d *doctor) lists(context.Context) error {
	for _, o := range d.o.Offices {
		switch {
		case o.Next == "":
			d.add("list-none", Warning, "issuer", o.Issuer)
		case o.Late:
			d.add("list-late", Warning, "issuer", o.Issuer, "next", o.Next.String())
		case o.Open == 0:
			d.add("list", Well, "issuer", o.Issuer, "next", o.Next.String())
		}
		if o.Open > 0 {
			d.add("list-open", Warning, "issuer", o.Issuer, "n", o.Open)
		}
	}
	return nil
}

func (d *doctor) backup(ctx context.Context) error {
	value, err := d.Setting(ctx, BackupSetting)
	if err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		d.add("backup-none", Warning)
		return nil //nolint:nilerr // no backup yet: that is what the warning says
	}
	day := data.DateOf(at.In(d.o.Now.Location())).String()
	if d.o.Now.Sub(at) > backupAge*24*time.Hour {
		d.add("backup-old", Warning, "day", day, "days", int(d.o.Now.Sub(at)/(24*time.Hour)))
		return nil
	}
	d.add("backup", Well, "day", day)
	return nil
}
