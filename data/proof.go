package data

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// ActionProofread is the action, in the log of changes, by which a person
// confirms that a citation's text is right. Change.After holds its ProofMark.
const ActionProofread = "proofread"

// ProofReadersNeeded is how many different people must have confirmed a text
// before it is printed finally.
const ProofReadersNeeded = 2

// ProofMark stands for all that a certificate's paper says. A text that is
// changed afterwards has another mark, and must be confirmed again.
func ProofMark(c Citation, award string, d Decision) string {
	parts := []string{
		string(c.Kind), c.Honorific, string(c.Gender), c.Name, c.Position, c.Unit, c.Address, c.Achievement, map[bool]string{true: "posthumous"}[c.Posthumous],
		award, d.Number, string(d.Date), d.Issuer, d.Signature.Prefix, d.Signature.Title, d.Signature.Post, d.Signature.Name,
	}
	if c.Other != (OtherWording{}) || d.Other != (OtherAuthority{}) { // else the mark is what it was before papers had a second language
		parts = append(parts, c.Other.Name, c.Other.Post, c.Other.Achievement, d.Other.Issuer, d.Other.Title, d.Other.Post)
	}
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(h[:12])
}

// ProofReaders counts the different people who confirmed the text with this
// mark. Case and blanks do not make another person of one.
func ProofReaders(history []Change, mark string) int {
	return len(ProofReaderNames(history, mark))
}

// ProofReaderNames gives the names of those people, who came first first. A
// history begins with what happened last.
func ProofReaderNames(history []Change, mark string) []string {
	var names []string
	who := map[string]bool{}
	for _, c := range slices.Backward(history) {
		if c.Action != ActionProofread || c.After != mark {
			continue
		}
		name := strings.Join(strings.Fields(c.Who), " ")
		if key := strings.ToLower(name); !who[key] {
			who[key] = true
			names = append(names, name)
		}
	}
	return names
}
