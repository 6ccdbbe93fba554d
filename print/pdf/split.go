package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Split cuts a file that a Document wrote into one file a page, without
// playing or cutting fonts again, on all cores. For each page, counted from 0,
// file gives the writer, which Split closes, and what the file says of itself;
// it is called from several goroutines, about in the pages' order. Each file
// holds what its page uses; fonts have the glyphs of all pages. Errors are
// those of file and of the writers; a PDF of another program is refused.
func Split(r io.ReaderAt, size int64, file func(page int) (io.WriteCloser, Meta, error)) error {
	s := splitter{r: r, size: size, shared: make(map[string][]object)}
	if err := s.open(); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	var leaves []leaf
	for _, node := range s.nodes {
		tree, err := s.read(node)
		if err != nil {
			return fmt.Errorf("split: %w", err)
		}
		for _, number := range kids(tree.dict) {
			leaves = append(leaves, leaf{number, tree})
		}
	}
	// Each file waits for the disk, which takes several at once, so more are
	// under way than there are cores.
	errs := make([]error, len(leaves))
	var next atomic.Int64
	var failed atomic.Bool
	var wait sync.WaitGroup
	for range min(4+2*runtime.GOMAXPROCS(0), len(leaves)) {
		wait.Go(func() {
			for page := int(next.Add(1)) - 1; page < len(leaves) && !failed.Load(); page = int(next.Add(1)) - 1 {
				if errs[page] = s.one(page, leaves[page], file); errs[page] != nil {
					failed.Store(true)
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// leaf is a page and its node of the page tree.
type leaf struct {
	number int
	tree   object
}

// one writes the file of a page.
func (s *splitter) one(page int, l leaf, file func(page int) (io.WriteCloser, Meta, error)) error {
	objects, err := s.page(l.number, l.tree)
	if err != nil {
		return fmt.Errorf("split: page %d: %w", page, err)
	}
	w, meta, err := file(page)
	if err != nil {
		return err
	}
	return errors.Join(writeOne(w, meta, objects), w.Close())
}

// Numbers of what each file of a split has besides the fixed ones.
const (
	objPage = objFirstFree + iota
	objContents
	objShared // and on
)

// splitter reads a file of ours.
type splitter struct {
	r         io.ReaderAt
	size      int64
	offsets   []int64 // by object number
	sorted    []int64
	nodes     []int // of the page tree
	resources []byte

	mu     sync.Mutex
	shared map[string][]object // resources, ready to be written, by the names in use
}

func (s *splitter) open() error {
	tail := make([]byte, min(64, s.size))
	if _, err := s.r.ReadAt(tail, s.size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	start, err := startOfTable(tail, s.size)
	if err != nil {
		return err
	}
	table := make([]byte, s.size-start)
	if _, err := s.r.ReadAt(table, start); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if s.offsets, err = parseTable(table); err != nil {
		return err
	}
	s.sorted = append(slices.Clone(s.offsets[1:]), start)
	slices.Sort(s.sorted)
	root, err := s.read(objPages)
	if err != nil {
		return err
	}
	s.nodes = kids(root.dict)
	resources, err := s.read(objResources)
	s.resources = resources.dict
	return err
}

// read gives an object, which ends where the next one in the file begins.
func (s *splitter) read(number int) (object, error) {
	if number < 1 || number >= len(s.offsets) {
		return object{}, fmt.Errorf("%w: a reference to object %d", errForeign, number)
	}
	at := s.offsets[number]
	i, _ := slices.BinarySearch(s.sorted, at+1)
	if at < 0 || i == len(s.sorted) || s.sorted[i] > s.size {
		return object{}, fmt.Errorf("%w: object %d at %d", errForeign, number, at)
	}
	raw := make([]byte, s.sorted[i]-at)
	if _, err := s.r.ReadAt(raw, at); err != nil && !errors.Is(err, io.EOF) {
		return object{}, err
	}
	return readObject(raw, 0, number)
}

var kidsRE = regexp.MustCompile(`/Kids \[([^\]]*)\]`)

// kids are the object numbers of a node's children.
func kids(dict []byte) (list []int) {
	if m := kidsRE.FindSubmatch(dict); m != nil {
		references(m[1], func(n, _, _ int) { list = append(list, n) })
	}
	return list
}

var boxRE = regexp.MustCompile(`/MediaBox \[[^\]]*\]`)

// page makes all objects of a page's file but those that say what it is.
func (s *splitter) page(number int, tree object) ([]object, error) {
	page, err := s.read(number)
	if err != nil {
		return nil, err
	}
	at, err := reference(page.dict, "/Contents")
	if err != nil {
		return nil, err
	}
	contents, err := s.read(at)
	if err != nil {
		return nil, err
	}
	names, err := namesIn(contents.stream)
	if err != nil {
		return nil, err
	}
	shared, err := s.sharedBy(names)
	if err != nil {
		return nil, err
	}
	dict := renumber(page.dict, func(n int) int {
		switch n {
		case at:
			return objContents
		case objResources:
			return objResources
		}
		return objPages // its parent
	})
	root := fmt.Appendf(nil, "<</Type /Pages /Kids [%d 0 R] /Count 1 ", objPage)
	root = append(append(root, boxRE.Find(tree.dict)...), ">>"...) // where the page has none of its own
	contents.number = objContents
	return append([]object{{number: objPages, dict: root}, {number: objPage, dict: dict}, contents}, shared...), nil
}

// sharedBy makes the resource dictionary for some names and all that it leads
// to. Pages of a batch use the same names, so it is made once.
func (s *splitter) sharedBy(names []string) ([]object, error) {
	key := strings.Join(names, " ")
	s.mu.Lock()
	defer s.mu.Unlock()
	if o, ok := s.shared[key]; ok {
		return o, nil
	}
	dict := only(s.resources, names)
	numbers := make(map[int]int)
	var objects []object
	var visit func(dict []byte) ([]byte, error)
	visit = func(dict []byte) ([]byte, error) {
		var err error
		renumbered := renumber(dict, func(old int) int {
			n, ok := numbers[old]
			if ok || err != nil {
				return n
			}
			n = objShared + len(numbers)
			numbers[old] = n
			var o object
			if o, err = s.read(old); err != nil {
				return n
			}
			o.number = n
			if o.dict, err = visit(o.dict); err == nil {
				objects = append(objects, o)
			}
			return n
		})
		return renumbered, err
	}
	dict, err := visit(dict)
	if err != nil {
		return nil, err
	}
	s.shared[key] = append(objects, object{number: objResources, dict: dict})
	return s.shared[key], nil
}

// unpacker reads content streams, one after another in the same memory.
type unpacker struct {
	z   io.ReadCloser
	in  bytes.Reader
	out bytes.Buffer
}

var unpackers = sync.Pool{New: func() any { return new(unpacker) }}

func (r *unpacker) unpack(packed []byte) ([]byte, error) {
	r.in.Reset(packed)
	r.out.Reset()
	var err error
	if r.z == nil {
		r.z, err = zlib.NewReader(&r.in)
	} else {
		err = r.z.(zlib.Resetter).Reset(&r.in, nil)
	}
	if err != nil {
		r.z = nil
		return nil, fmt.Errorf("%w: %w", errForeign, err)
	}
	const most = 64 << 20
	_, err = r.out.ReadFrom(io.LimitReader(r.z, most))
	if err = errors.Join(err, r.z.Close()); err != nil {
		return nil, fmt.Errorf("%w: %w", errForeign, err)
	}
	return r.out.Bytes(), nil
}

// namesIn lists the resources that a content stream names, sorted: /F0, /S0,
// /I0, /A51. Strings are passed over; ours hold no parentheses.
func namesIn(packed []byte) ([]string, error) {
	r, _ := unpackers.Get().(*unpacker)
	defer unpackers.Put(r)
	b, err := r.unpack(packed)
	if err != nil {
		return nil, err
	}
	var names []string
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '(':
			if n := bytes.IndexByte(b[i:], ')'); n > 0 {
				i += n
			}
		case '/':
			n := 1
			for i+n < len(b) && !isDelimiter(b[i+n]) {
				n++
			}
			if n > 2 && strings.IndexByte("FSIA", b[i+1]) >= 0 && b[i+2] >= '0' && b[i+2] <= '9' {
				if name := string(b[i : i+n]); !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
			i += n - 1
		}
	}
	slices.Sort(names)
	return names, nil
}

var entryRE = regexp.MustCompile(`(/[FSI]\d+) \d+ 0 R |(/A\d+) <<[^>]*>>`)

// only drops what is not named from a resource dictionary of ours.
func only(dict []byte, names []string) []byte {
	return entryRE.ReplaceAllFunc(dict, func(entry []byte) []byte {
		name, _, _ := bytes.Cut(entry, []byte(" "))
		if slices.Contains(names, string(name)) {
			return entry
		}
		return nil
	})
}

// writeOne writes the file of one page.
func writeOne(w io.Writer, meta Meta, objects []object) error {
	f := newFile(w)
	f.reserve(len(objects) - 2) // the page tree and the resources have fixed numbers
	for _, o := range objects {
		f.put(o)
	}
	f.describe(meta)
	return f.end()
}
