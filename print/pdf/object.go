package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// object is one indirect object: a dictionary (or any value), and the bytes of
// its stream, nil if it has none. The dictionary names the stream's length.
type object struct {
	number int
	dict   []byte
	stream []byte
}

var errForeign = errors.New("not what gofpdf or this package writes")

// readObjects reads back a whole document that gofpdf has written, by its
// cross-reference table. Index 0 is empty. The objects share raw's memory.
func readObjects(raw []byte) ([]object, error) {
	offsets, err := readTable(raw)
	if err != nil {
		return nil, err
	}
	objects := make([]object, len(offsets))
	for number := 1; number < len(offsets); number++ {
		if objects[number], err = readObject(raw, offsets[number], number); err != nil {
			return nil, err
		}
	}
	return objects, nil
}

// readTable gives the offset of each object.
func readTable(raw []byte) ([]int64, error) {
	start, err := startOfTable(raw[max(0, len(raw)-64):], int64(len(raw)))
	if err != nil {
		return nil, err
	}
	return parseTable(raw[start:])
}

// startOfTable reads where the cross-reference table begins from the last
// bytes of a file of the given size.
func startOfTable(tail []byte, size int64) (int64, error) {
	_, after, found := bytes.Cut(tail, []byte("startxref\n"))
	if !found {
		return 0, fmt.Errorf("%w: no startxref", errForeign)
	}
	digits, _, _ := bytes.Cut(after, []byte("\n"))
	start, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil || start < 0 || start >= size {
		return 0, fmt.Errorf("%w: startxref %q", errForeign, digits)
	}
	return start, nil
}

// parseTable reads a cross-reference table of one section.
func parseTable(table []byte) ([]int64, error) {
	var count int
	if _, err := fmt.Fscanf(bytes.NewReader(table), "xref\n0 %d\n", &count); err != nil {
		return nil, fmt.Errorf("%w: cross-reference table: %w", errForeign, err)
	}
	head := len("xref\n0 \n") + len(strconv.Itoa(count))
	const row = 20
	if count < 1 || len(table) < head+count*row {
		return nil, fmt.Errorf("%w: cross-reference table of %d objects", errForeign, count)
	}
	offsets := make([]int64, count)
	for i := 1; i < count; i++ {
		entry := table[head+i*row:]
		at, err := strconv.ParseInt(string(entry[:10]), 10, 64)
		if err != nil || entry[17] != 'n' {
			return nil, fmt.Errorf("%w: cross-reference entry %q", errForeign, entry[:row])
		}
		offsets[i] = at
	}
	return offsets, nil
}

var (
	markObj    = []byte(" 0 obj\n")
	markEnd    = []byte("endobj\n")
	markStream = []byte("\nstream\n")
	lengthRE   = regexp.MustCompile(`/Length (\d+)`)
	length1RE  = regexp.MustCompile(`/Length1 \d+`) // of a font file, plain
)

// readObject reads the object at an offset of raw.
func readObject(raw []byte, at int64, number int) (object, error) {
	if at < 0 || at >= int64(len(raw)) {
		return object{}, fmt.Errorf("%w: object %d at %d", errForeign, number, at)
	}
	head := append(strconv.AppendInt(nil, int64(number), 10), markObj...)
	body, found := bytes.CutPrefix(raw[at:], head)
	if !found {
		return object{}, fmt.Errorf("%w: no object %d at %d", errForeign, number, at)
	}
	end := bytes.Index(body, markEnd)
	if end < 0 {
		return object{}, fmt.Errorf("%w: object %d has no end", errForeign, number)
	}
	stream := bytes.Index(body[:end], markStream)
	if stream < 0 {
		return object{number: number, dict: bytes.TrimSpace(body[:end])}, nil
	}
	o := object{number: number, dict: bytes.TrimSpace(body[:stream])}
	m := lengthRE.FindSubmatch(o.dict)
	if m == nil {
		return object{}, fmt.Errorf("%w: object %d has no length", errForeign, number)
	}
	length, err := strconv.Atoi(string(m[1]))
	data := body[stream+len(markStream):]
	if err != nil || length > len(data) || !bytes.HasPrefix(data[length:], []byte("\nendstream")) {
		return object{}, fmt.Errorf("%w: object %d is not %s bytes long", errForeign, number, m[1])
	}
	o.stream = data[:length:length]
	return o, nil
}

// reference finds the object number that a dictionary gives for a key, as in
// "/Contents 4 0 R".
func reference(dict []byte, key string) (int, error) {
	_, after, found := bytes.Cut(dict, []byte(key+" "))
	if found {
		digits, rest, _ := bytes.Cut(after, []byte(" "))
		if number, err := strconv.Atoi(string(digits)); err == nil && bytes.HasPrefix(rest, []byte("0 R")) {
			return number, nil
		}
	}
	return 0, fmt.Errorf("%w: no %s in %.80q", errForeign, key, dict)
}

// references calls f for each "n 0 R" of a dictionary, from front to back, with
// n and where it stands. Strings are passed over; gofpdf writes no comments.
func references(dict []byte, f func(number, from, to int)) {
	for i := 0; i < len(dict); {
		switch c := dict[i]; {
		case c == '(':
			i = afterString(dict, i)
		case c >= '0' && c <= '9' && (i == 0 || isDelimiter(dict[i-1])):
			from := i
			for i < len(dict) && dict[i] >= '0' && dict[i] <= '9' {
				i++
			}
			if bytes.HasPrefix(dict[i:], []byte(" 0 R")) && (i+4 == len(dict) || isDelimiter(dict[i+4])) {
				if number, err := strconv.Atoi(string(dict[from:i])); err == nil {
					f(number, from, i)
				}
				i += 4
			}
		default:
			i++
		}
	}
}

// afterString is where the literal string that begins at i has ended.
func afterString(dict []byte, i int) int {
	depth := 0
	for ; i < len(dict); i++ {
		switch dict[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(dict)
}

func isDelimiter(c byte) bool {
	switch c {
	case ' ', '\n', '\r', '\t', '[', ']', '<', '>', '/':
		return true
	}
	return false
}

// renumber gives a copy of a dictionary with each reference replaced.
func renumber(dict []byte, numberOf func(int) int) []byte {
	out := make([]byte, 0, len(dict)+16)
	done := 0
	references(dict, func(number, from, to int) {
		out = append(out, dict[done:from]...)
		out = strconv.AppendInt(out, int64(numberOf(number)), 10)
		done = to
	})
	return append(out, dict[done:]...)
}

// reachable lists the objects that the object named root leads to, itself
// first, in the order in which they are met.
func reachable(objects []object, root int) ([]int, error) {
	seen := make([]bool, len(objects))
	var list []int
	var visit func(number int) error
	visit = func(number int) error {
		if number < 1 || number >= len(objects) {
			return fmt.Errorf("%w: a reference to object %d", errForeign, number)
		}
		if seen[number] {
			return nil
		}
		seen[number] = true
		list = append(list, number)
		var err error
		references(objects[number].dict, func(n, _, _ int) {
			if err == nil {
				err = visit(n)
			}
		})
		return err
	}
	return list, visit(root)
}

// graft copies the object root and all it leads to under new numbers: root
// gets the number at, the others what reserve gives them.
func graft(objects []object, root, at int, reserve func(int) int) ([]object, error) {
	list, err := reachable(objects, root)
	if err != nil {
		return nil, err
	}
	numbers := map[int]int{root: at}
	if len(list) > 1 {
		first := reserve(len(list) - 1)
		for i, old := range list[1:] {
			numbers[old] = first + i
		}
	}
	copies := make([]object, len(list))
	for i, old := range list {
		copies[i] = object{
			number: numbers[old],
			dict:   renumber(objects[old].dict, func(n int) int { return numbers[n] }),
			stream: objects[old].stream,
		}
	}
	return copies, nil
}
