package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/assets/i18n"
)

// Exit statuses.
const (
	statusDone    = 0
	statusRefused = 1
	statusUsage   = 2
)

// Env is what a call takes from its surroundings. DefaultEnv gives the real ones.
type Env struct {
	Getenv     func(string) string
	Now        func() time.Time
	DataDir    string // folder of the database unless --db names one
	Version    string
	IsTerminal func(stream any) bool // tells whether a reader or writer is a terminal

	// ReadPassword reads a line from the terminal without showing it.
	ReadPassword func() ([]byte, error)

	// Vault remembers passphrases where a person asked for it; nil: nowhere.
	Vault keys.Vault

	// KeyWork is the work factor of age's scrypt, as a power of two, for keys
	// that are made; 0 is the usual one. Tests choose a lower.
	KeyWork int
}

// Run does one call of the command line, without the program's name in args,
// and returns the exit status. Cancelling ctx stops the job and leaves
// database and files as they were.
func Run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer, env Env) (status int) {
	s := &session{ctx: ctx, env: env, in: in, out: out, errw: errw, c: i18n.For(wantedLanguage(args))}
	defer func() {
		if err := s.close(); err != nil && status == statusDone {
			s.complain(err)
			status = statusRefused
		}
	}()
	defer func() {
		if r := recover(); r != nil {
			s.crashed(fmt.Sprintf("%T", r))
			status = statusRefused
		}
	}()
	k, err := parser(&s.g)
	if err != nil {
		panic(err) // the grammar is a constant; any test finds it
	}
	call, err := k.Parse(args)
	if s.g.Help || len(args) == 0 {
		s.help(selected(k, call, err))
		if len(args) == 0 {
			return statusUsage
		}
		return statusDone
	}
	if err != nil {
		s.usage(k, err)
		return statusUsage
	}
	s.command = call.Selected().Name
	err = call.Run(s)
	var wrong *usageError
	switch {
	case err == nil && s.outErr == nil:
		return statusDone
	case err == nil:
		s.complain(s.outErr)
	case errors.As(err, &wrong):
		s.wrong(call.Selected(), s.c.Map("cli.usage."+wrong.key, wrong.args))
		return statusUsage
	case !errors.Is(err, errSaid):
		s.complain(err)
	}
	return statusRefused
}

// errSaid is returned by a command that has told its faults itself.
var errSaid = errors.New("said already")

// usageError is a call whose words kong accepts but which make no sense together.
type usageError struct {
	key  string
	args map[string]any
}

func (e *usageError) Error() string { return "usage: " + e.key }

func wrongCall(key string, args ...any) error {
	m := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		m[fmt.Sprint(args[i])] = args[i+1]
	}
	return &usageError{key: key, args: m}
}

// wantedLanguage finds --lang before the call is parsed, since even a call
// that cannot be parsed is answered in it.
func wantedLanguage(args []string) string {
	lang := i18n.Languages[0]
	for i, a := range args {
		switch {
		case a == "--":
			return lang
		case a == "--lang" && i+1 < len(args):
			lang = args[i+1]
		case strings.HasPrefix(a, "--lang="):
			lang = strings.TrimPrefix(a, "--lang=")
		}
	}
	if lang == "ar" { // until there is an Arabic catalogue
		return "en"
	}
	return lang
}

func parser(g *grammar) (*kong.Kong, error) {
	return kong.New(g, kong.Name("vinhdanh"), kong.NoDefaultHelp(), kong.Exit(func(int) {}),
		kong.Writers(io.Discard, io.Discard))
}

// selected gives the command that a call got as far as naming.
func selected(k *kong.Kong, call *kong.Context, err error) *kong.Node {
	var p *kong.ParseError
	if errors.As(err, &p) {
		call = p.Context
	}
	if call != nil {
		if n := call.Selected(); n != nil {
			return n
		}
	}
	return k.Model.Node
}
