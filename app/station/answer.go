package station

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
	"unicode/utf8"

	"vinhdanh/app/fault"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// refusal is an answer that is none.
type refusal struct {
	Error   string         `json:"error"`
	Message string         `json:"message"` // in the language asked for
	Wait    int            `json:"wait,omitempty"`
	State   data.DeskState `json:"state,omitempty"`
	Line    int            `json:"line,omitempty"` // of a queue, from 1
}

// statuses of refusals; what the door refuses besides is 409, what could not
// be recorded 503.
var statuses = map[data.Code]int{
	"host-wrong": http.StatusMisdirectedRequest, "address-wrong": http.StatusNotFound, "method-wrong": http.StatusMethodNotAllowed,
	"origin-wrong": http.StatusForbidden, "type-wrong": http.StatusUnsupportedMediaType, "body-large": http.StatusRequestEntityTooLarge,
	"body-wrong": http.StatusBadRequest, "request-form": http.StatusBadRequest, "request-foreign": http.StatusForbidden,
	"desk-unknown": http.StatusUnauthorized, "desk-ended": http.StatusUnauthorized, "desk-pending": http.StatusForbidden,
	"pc-only": http.StatusForbidden, "mc-only": http.StatusForbidden, "mc-no-desk": http.StatusForbidden, "mc-read-off": http.StatusForbidden, "names-not-allowed": http.StatusForbidden, "too-many": http.StatusTooManyRequests,
	"code-wrong": http.StatusForbidden, "code-used": http.StatusGone, "code-expired": http.StatusGone, "name-needed": http.StatusBadRequest,
	"not-recorded": http.StatusServiceUnavailable,
}

// troubles are the machine's own: whoever stands at a phone cannot mend them,
// and is not told of files.
var troubles = []data.Code{"disk-full", "database-busy", "database-damaged", "database-read-only", "database-disk", "read-only"}

// states go with refusals that tell a desk where it stands.
var states = map[data.Code]data.DeskState{"desk-unknown": "new", "desk-ended": data.DeskEnded, "desk-pending": data.DeskPending}

// refuse answers with an error as a code and a sentence.
func (s *Station) refuse(w http.ResponseWriter, r *http.Request, err error) {
	code := data.CodeOf(err)
	c := catalogue(s.lang(r))
	sentence, said := fault.Sentence(c, err)
	status, known := statuses[code]
	switch {
	case known && said:
	case code == "" || !said || slices.Contains(troubles, code):
		if r.Context().Err() == nil { // else the phone has gone away
			s.o.Log(err)
		}
		status, sentence = http.StatusServiceUnavailable, c.T("error.not-recorded")
		switch {
		case code == "disk-full":
			sentence = c.T("station.trouble.disk")
		case !said:
			code = "not-recorded"
		}
	default:
		status = http.StatusConflict
	}
	answer := refusal{Error: string(code), Message: sentence, State: states[code]}
	var e *data.Error
	if errors.As(err, &e) {
		if line, ok := e.Args["line"].(int); ok {
			answer.Line = line
		}
		if n, ok := e.Args["n"].(int); ok && code == "too-many" {
			answer.Wait = n
			w.Header().Set("Retry-After", strconv.Itoa(n))
		}
	}
	s.reply(w, status, answer)
}

// reply writes JSON. A connection that is gone is nobody's fault.
func (s *Station) reply(w http.ResponseWriter, status int, answer any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(answer); err != nil {
		panic(err) // answers are our own structs
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// read takes a body of at most maxBody bytes. Of a larger one the rest is read
// and dropped, up to maxDropped: who still sends does not hear the answer.
func read(r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, data.Wrap(err, "body-wrong")
	case len(body) > maxBody:
		_, _ = io.CopyN(io.Discard, r.Body, maxDropped) // it usually ends sooner
		return nil, data.Fail("body-large", "kb", maxBody>>10)
	}
	return body, nil
}

// decode reads a body that is one JSON object in UTF-8, and nothing behind it.
func decode(body []byte, into any) error {
	body = bytes.TrimSpace(body)
	if len(body) == 0 || body[0] != '{' || !utf8.Valid(body) {
		return data.Fail("body-wrong")
	}
	if err := json.Unmarshal(body, into); err != nil {
		return data.Wrap(err, "body-wrong")
	}
	return nil
}

// lang gives the language that a page asks for.
func (s *Station) lang(r *http.Request) string {
	if asked := r.URL.Query().Get("lang"); slices.Contains(i18n.Languages, asked) {
		return asked
	}
	return s.o.Lang
}

var viet, english = sync.OnceValue(func() *i18n.Catalogue { return i18n.For("vi") }), sync.OnceValue(func() *i18n.Catalogue { return i18n.For("en") })

func catalogue(lang string) *i18n.Catalogue {
	if lang == "en" {
		return english()
	}
	return viet()
}

// instant writes a moment as the command line does; "" for none.
func (s *Station) instant(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(s.zone()).Format(time.RFC3339)
}

func (s *Station) zone() *time.Location { return s.o.Now().Location() }
