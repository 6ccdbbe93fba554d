package station

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"time"

	"vinhdanh/data"
)

const (
	codeDigits = 8
	codeLife   = 2 * time.Minute
	maxCodes   = 64               // alive at once; a new one takes the place of the oldest
	codeMemory = 10 * time.Minute // how long a code that is gone is told apart from a wrong one
)

// codes are the pairing codes that the station gave out. Each serves once and
// lives two minutes; a restart forgets all of them.
type codes struct {
	now func() time.Time

	mu   sync.Mutex
	list []pairingCode // oldest first
}

type pairingCode struct {
	digits string
	until  time.Time
	used   bool
}

// add makes a code.
func (c *codes) add() (digits string, until time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.prune()
	for {
		n, err := rand.Int(rand.Reader, big.NewInt(1e8))
		if err != nil {
			panic(err) // crypto/rand never fails
		}
		digits = fmt.Sprintf("%0*d", codeDigits, n)
		if c.find(digits) < 0 {
			break
		}
	}
	until = c.now().Add(codeLife)
	c.list = append(c.list, pairingCode{digits: digits, until: until})
	alive := 0
	for i := len(c.list) - 1; i >= 0; i-- {
		if !c.list[i].used && c.now().Before(c.list[i].until) {
			if alive++; alive > maxCodes {
				c.list[i].until = c.now()
			}
		}
	}
	return digits, until
}

// use uses a code up. Errors: code-wrong, code-used, code-expired.
func (c *codes) use(typed string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.prune()
	i := c.find(plainCode(typed))
	switch {
	case i < 0:
		return data.Fail("code-wrong")
	case c.list[i].used:
		return data.Fail("code-used")
	case !c.now().Before(c.list[i].until):
		return data.Fail("code-expired")
	}
	c.list[i].used = true
	return nil
}

// giveBack makes a code good again that nobody could be paired by, since the
// record could not be kept.
func (c *codes) giveBack(typed string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if i := c.find(plainCode(typed)); i >= 0 {
		c.list[i].used = false
	}
}

func (c *codes) find(digits string) int {
	for i, p := range c.list {
		if p.digits == digits {
			return i
		}
	}
	return -1
}

func (c *codes) prune() {
	keep := c.list[:0]
	for _, p := range c.list {
		if c.now().Sub(p.until) < codeMemory {
			keep = append(keep, p)
		}
	}
	c.list = keep
}

// plainCode takes out what people type between groups of digits.
func plainCode(typed string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '\u00a0' || r == '.' {
			return -1
		}
		return r
	}, typed)
}
