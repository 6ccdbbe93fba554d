package cli

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"vinhdanh/app/fault"
	"vinhdanh/app/jobs/register"
	"vinhdanh/data"
)

// Run moves certificates along their road, by number or as they are scanned.
func (c *roadCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	d := s.register(db)
	state := data.CertificateState(c.State)
	if len(c.Numbers) == 1 && c.Numbers[0] == "-" {
		return s.scanRoad(d, state)
	}
	rows, err := d.ByNumber(s.ctx, conf.ID, c.Numbers)
	if err != nil {
		return err
	}
	moved := rows
	if state == data.StateHanded {
		_, err = d.Deliver(s.ctx, rows, register.Handover{Way: data.DeliverOnStage})
	} else {
		moved, err = d.Move(s.ctx, rows, state)
	}
	if err != nil {
		return err
	}
	if s.g.JSON {
		s.json(struct {
			State string       `json:"state"`
			Moved []entryShape `json:"moved"`
		}{c.State, entriesOf(moved)})
		return nil
	}
	s.say("cli.road.done", "n", len(moved), "state", s.c.T("jobs.state."+c.State))
	return nil
}

// scanShape is what scanning a certificate led to, as JSON tells it. Code is
// "moved", "already", "farther" (it has come farther and stays) or that of a fault.
type scanShape struct {
	Scan    string `json:"scan"`
	Code    string `json:"code"`
	Number  string `json:"number,omitempty"`
	Name    string `json:"name,omitempty"`
	Before  string `json:"before,omitempty"`
	State   string `json:"state,omitempty"`
	Message string `json:"message,omitempty"`
}

// scanRoad moves what is scanned on standard input, a line each. A line is
// answered only after the move is on disk.
func (s *session) scanRoad(d register.Deps, state data.CertificateState) error {
	in := bufio.NewReaderSize(s.in, 1<<16)
	faulty := false
	for s.ctx.Err() == nil && s.outErr == nil {
		line, err := scanLine(in)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return data.Wrap(err, "input")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		done, err := d.Scan(s.ctx, line, state)
		k := done.Row.Certificate
		shape := scanShape{Scan: line, Number: k.Register, Name: done.Row.Name, Before: string(done.Before), State: string(k.State)}
		switch {
		case err != nil && data.CodeOf(err) == "":
			return err
		case err != nil:
			faulty = true
			shape.Code = string(data.CodeOf(err))
			shape.Message, _ = fault.Sentence(s.c, err)
		case done.Moved:
			shape.Code = "moved"
		case done.Back:
			shape.Code = "farther"
		default:
			shape.Code = "already"
		}
		s.json(shape)
	}
	if faulty {
		return errors.Join(s.ctx.Err(), errSaid)
	}
	return s.ctx.Err()
}
