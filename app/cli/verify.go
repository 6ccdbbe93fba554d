package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// checked is a verdict as JSON tells it: that of package seal, and where the
// code was found.
type checked struct {
	File    string
	Verdict seal.Verdict
}

// MarshalJSON puts the file's name into the verdict's object.
func (c checked) MarshalJSON() ([]byte, error) {
	raw, err := plainJSON(c.Verdict)
	if err != nil || c.File == "" {
		return raw, err
	}
	name, err := plainJSON(c.File)
	if err != nil {
		return nil, err
	}
	return append(append(append(raw[:len(raw)-1:len(raw)-1], `,"file":`...), name...), '}'), nil
}

// plainJSON leaves < > & as they are: what is printed here is not put into a page.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// Run checks codes. It needs no database when --keys names a key list.
func (c *verifyCmd) Run(s *session) error {
	lists, err := c.lists(s)
	if err != nil {
		return err
	}
	v := &verification{s: s, lists: lists, person: s.terminal() && !s.g.JSON}
	for _, what := range c.What {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := v.argument(what); err != nil {
			return err
		}
		if s.outErr != nil {
			return s.outErr
		}
	}
	if c.Report != "" {
		if err := v.report.Save(s.ctx, c.Report, s.c); err != nil {
			return err
		}
	}
	if v.fault {
		return errSaid
	}
	return nil
}

func (c *verifyCmd) lists(s *session) (lists verify.Lists, err error) {
	if c.Keys != "" {
		lists, err = verify.Files(c.Keys)
	} else {
		db, oerr := s.open()
		if oerr != nil {
			return lists, oerr
		}
		lists, err = verify.Stored(s.ctx, db)
	}
	if err == nil && c.Revocations != "" {
		lists, err = lists.WithRevocations(c.Revocations)
	}
	return lists, err
}

// verification is one call of "verify".
type verification struct {
	s      *session
	lists  verify.Lists
	person bool
	fault  bool
	report verify.Report
	warned map[string]bool
}

// argument checks one word of the call: "-", a picture, a folder of pictures,
// or a token.
func (v *verification) argument(what string) error {
	switch info, err := os.Stat(what); {
	case what == "-":
		return v.stream()
	case err == nil && info.IsDir():
		return v.folder(what)
	case err == nil:
		v.all(verify.File(v.lists, what, v.s.env.Now()))
		return nil
	case verify.IsPicture(what) || verify.IsPDF(what):
		v.all(verify.File(v.lists, what, v.s.env.Now()))
		return nil
	}
	v.one(verify.Code(v.lists, what, v.s.env.Now()))
	return nil
}

// all tells what was found in a file or several.
func (v *verification) all(list []verify.Finding) {
	for _, f := range list {
		v.one(f)
	}
}

// one tells a finding and keeps it for the report.
func (v *verification) one(f verify.Finding) {
	v.report.Findings = append(v.report.Findings, f)
	if f.Err != nil {
		v.unread(f.File, f.Err)
		return
	}
	v.tell(f.File, f.Verdict)
}

// folder checks the pictures of a folder with all cores, tells them by name,
// and sums them up for a person.
func (v *verification) folder(dir string) error {
	files, err := verify.Folder(v.s.ctx, dir)
	if data.CodeOf(err) != "" {
		v.unread(dir, err)
		return nil
	}
	if err != nil {
		return err
	}
	report, stop := v.s.progress("cli.verify.progress")
	found, err := verify.Scans(v.s.ctx, v.lists, files, v.s.env.Now(), report)
	stop()
	if err != nil {
		return err
	}
	if v.report.Folder = dir; len(v.report.Findings) > 0 {
		v.report.Folder = ""
	}
	v.all(found)
	if v.person {
		v.s.line(v.s.out, verify.Report{Findings: found}.Sentence(v.s.c))
	}
	return nil
}

// stream checks standard input: a picture, or a token a line.
func (v *verification) stream() error {
	in := bufio.NewReaderSize(v.s.in, 1<<16)
	head, err := in.Peek(8)
	if err != nil && !errors.Is(err, io.EOF) {
		return data.Wrap(err, "input")
	}
	if verify.IsImage(head) {
		return v.image("-", in)
	}
	read := 0
	for v.s.ctx.Err() == nil && v.s.outErr == nil {
		line, err := scanLine(in)
		if errors.Is(err, io.EOF) {
			if read == 0 {
				return data.Fail("nothing-to-verify")
			}
			return nil
		}
		if err != nil {
			return data.Wrap(err, "input")
		}
		if strings.TrimSpace(line) != "" {
			read++
			v.one(verify.Code(v.lists, line, v.s.env.Now()))
		}
	}
	return v.s.ctx.Err()
}

// image checks all codes of a picture.
func (v *verification) image(name string, r io.Reader) error {
	texts, err := verify.Image(r)
	if err != nil {
		v.one(verify.Finding{File: name, Err: err})
		return nil //nolint:nilerr // it is told, and the next picture looked at
	}
	for _, t := range texts {
		f := verify.Code(v.lists, t, v.s.env.Now())
		f.File = name
		v.one(f)
	}
	return nil
}

// unread tells of a picture that gave no code. It is an argument too, and has its line.
func (v *verification) unread(name string, err error) {
	v.fault = true
	if !v.person {
		v.s.json(struct {
			Verdict seal.Word `json:"verdict"`
			File    string    `json:"file"`
			Error   data.Code `json:"error"`
		}{seal.WordMalformed, name, data.CodeOf(err)})
	}
	var e *data.Error
	if errors.As(err, &e) && e.Args["file"] == nil {
		args := map[string]any{"file": name}
		for k, a := range e.Args {
			args[k] = a
		}
		err = &data.Error{Code: e.Code, Args: args, Err: e.Err}
	}
	v.s.complain(err)
}

// tell prints a verdict.
func (v *verification) tell(name string, verdict seal.Verdict) {
	s := v.s
	if v.person {
		s.say("cli.verify."+string(verdict.Word), verdictArgs(s, verdict)...)
	} else {
		s.json(checked{name, verdict})
	}
	for _, w := range verdict.Warnings {
		v.warn(string(w), verdict)
	}
	if verdict.Word == seal.WordValid {
		return
	}
	v.fault = true
	if !v.person {
		about := name
		if verdict.Certificate != nil {
			about = strings.TrimSpace(verdict.Certificate.Number + " " + verdict.Certificate.Name)
		}
		s.note("cli.verify.fault", "about", about, "verdict", s.c.T("cli.verdict-word."+string(verdict.Word)))
	}
}

// warn prints a warning about the lists, once for a call.
func (v *verification) warn(code string, verdict seal.Verdict) {
	key := code + fmt.Sprint(verdict.RevocationsAsOf)
	if v.warned[key] {
		return
	}
	if v.warned == nil {
		v.warned = map[string]bool{}
	}
	v.warned[key] = true
	v.s.note("cli.verify.warning."+code, "date", verdict.RevocationsAsOf.String())
}

func verdictArgs(s *session, v seal.Verdict) []any {
	args := []any{"key", v.Key, "number", "", "name", "", "award", "", "decision", "", "decided", "", "by", "", "issuer", "", "sample", "", "how", ""}
	if c := v.Certificate; c != nil {
		args = append(args, "number", c.Number, "name", c.Name, "award", c.Award, "decision", c.Decision,
			"decided", c.DecisionDate.String(), "by", c.DecidedBy, "issuer", c.AttestedBy)
	}
	if v.Sample {
		args = append(args, "sample", s.c.T("cli.verify.sample"))
	}
	if v.Revoked != nil {
		args = append(args, "how", verify.Withdrawn(s.c, *v.Revoked))
	}
	return args
}
