package cli

import (
	"context"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// office gives the options that the papers of the register share.
func (p *registerPaper) office(s *session) (papers.Office, error) {
	o := papers.Office{File: p.Output, Lang: s.c.Lang(), Superior: text.Clean(p.Superior), Number: text.Clean(p.Number)}
	var err error
	o.Date, err = dateFlag("--date", p.Date)
	return o, err
}

// Run prints the register in the office's form.
func (c *printRegisterCmd) Run(s *session) error {
	office, err := c.office(s)
	if err != nil {
		return err
	}
	f, err := c.filter(s)
	if err != nil {
		return err
	}
	return s.printPaper("cli.print.register", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.Register(ctx, d, conf, papers.RegisterOptions{Office: office, Filter: f, A3: c.A3}, p)
	}, ".pdf", ".docx")
}

// Run prints the records of handing over, one for each unit.
func (c *printHandoverCmd) Run(s *session) error {
	office, err := c.office(s)
	if err != nil {
		return err
	}
	o := papers.HandoverOptions{Office: office, Units: c.Unit, Handed: c.Handed, Where: text.Clean(c.Where), Giver: text.Clean(c.Giver), Taker: text.Clean(c.To), BaseWage: c.BaseWage}
	return s.printPaper("cli.print.handover", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.Handover(ctx, d, conf, o, p)
	}, ".pdf", ".docx")
}

// Run prints the list that recipients sign for the money of their awards.
func (c *printPrizeMoneyCmd) Run(s *session) error {
	office, err := c.office(s)
	if err != nil {
		return err
	}
	family, ok := papers.Household(c.Household)
	if !ok {
		return data.Fail("bad-household", "times", c.Household)
	}
	return s.printPaper("cli.print.prize-money", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		return papers.PrizeMoney(ctx, d, conf, papers.PrizeMoneyOptions{Office: office, Units: c.Unit, BaseWage: c.BaseWage, Family: family}, p)
	}, ".pdf", ".docx")
}

// Run prints the list of what is to be recovered after withdrawals.
func (c *printWithdrawalCmd) Run(s *session) error {
	office, err := c.office(s)
	if err != nil {
		return err
	}
	return s.printPaper("cli.print.withdrawal", c.Output, func(ctx context.Context, d papers.Deps, conf data.Conference, p papers.Progress) (papers.Result, error) {
		o := papers.WithdrawalOptions{Office: office, Units: c.Unit, Open: c.Open}
		if !c.All {
			o.Filter.Conference = conf.ID
		}
		return papers.Withdrawal(ctx, d, conf, o, p)
	}, ".pdf", ".docx")
}
