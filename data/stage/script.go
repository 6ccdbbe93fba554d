package stage

import "strings"

// Script is what the MC says. Notes are for his eyes alone.
type Script struct {
	Title      string
	Paragraphs []Paragraph
	Notes      []string
}

// ParagraphKind tells what is said, and what is not.
type ParagraphKind string

// Kinds of paragraphs.
const (
	Say  ParagraphKind = "say"
	Name ParagraphKind = "name" // one of those who go up, with his place
	Cue  ParagraphKind = "cue"  // not said: what happens, what music plays
)

// Paragraph is a piece of a script.
type Paragraph struct {
	Kind   ParagraphKind
	Step   int  // of the group's steps; -1 where it belongs to none
	Now    bool // it belongs to the step where the run stands
	Place  int  // with Name
	Runs   []Piece
	Detail string // with Name: post and unit, or who receives
	Breath string // with Name: where to breathe, how to say it; "" as it is written
}

// Piece is a run of words.
type Piece struct {
	Text   string
	Strong bool
}

// Text gives the paragraph's words.
func (p Paragraph) Text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Text gives the words of a script, without the notes.
func (s Script) Text() string {
	lines := make([]string, len(s.Paragraphs))
	for i, p := range s.Paragraphs {
		lines[i] = p.Text()
	}
	return strings.Join(lines, "\n")
}

// mark stands before and behind what is strong in the catalogue's sentences.
const mark = "**"

func strong(s string) string {
	if s = strings.ReplaceAll(s, mark, ""); s == "" {
		return ""
	}
	return mark + s + mark
}

func plain(s string) string { return strings.ReplaceAll(s, mark, "") }

// pieces parts a sentence at its marks.
func pieces(s string) []Piece {
	var list []Piece
	bold := false
	for part := range strings.SplitSeq(s, mark) {
		if part != "" {
			list = append(list, Piece{part, bold})
		}
		bold = !bold
	}
	return list
}

func (s *Script) say(step int, sentence string) {
	s.Paragraphs = append(s.Paragraphs, Paragraph{Kind: Say, Step: step, Runs: pieces(sentence)})
}

func (s *Script) cue(step int, sentence string) {
	s.Paragraphs = append(s.Paragraphs, Paragraph{Kind: Cue, Step: step, Runs: pieces(sentence)})
}

// own puts words that somebody wrote, a paragraph a line.
func (s *Script) own(step int, words string) {
	for line := range strings.SplitSeq(strings.TrimSpace(words), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			s.say(step, line)
		}
	}
}
