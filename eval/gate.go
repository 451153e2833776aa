package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"path"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"readout"
)

// Floors are the qualities that a change must not lower.
type Floors struct {
	Corpora []FloorsOf `json:"corpora"`
}

// FloorsOf are the floors of one measure on one corpus.
type FloorsOf struct {
	Measure   string  `json:"measure"` // the name of a command: "timex"
	Path      string  `json:"path"`    // of the corpus, below the folder of data
	Part      string  `json:"part,omitempty"`
	SHA256    string  `json:"sha256"` // fingerprint of the corpus that the floors were measured on
	Documents int     `json:"documents"`
	Floors    []Floor `json:"floors"`
}

// Floor is what one figure must reach.
type Floor struct {
	Figure   string  `json:"figure"`
	Floor    float64 `json:"floor"`    // at most, for a figure of which less is better
	Measured float64 `json:"measured"` // when it was pinned
	Counts   *Score  `json:"counts,omitempty"`
}

// slack is how far under the measured value a floor is pinned, or one case
// where that is more, so that a change may trade a case of one kind for a case
// of another; slackDown is the same for figures of which less is better, which
// are no percentages.
const (
	slack     = 0.3
	slackDown = 0.02
)

// ReadFloors reads a file of floors.
func ReadFloors(name string, data []byte) (*Floors, error) {
	f := &Floors{}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(f); err != nil {
		return nil, &readout.Error{Kind: readout.KindInvalid, Place: name, Reason: "is no file of floors", Hint: "pin it again with: readout eval gate --pin", Err: err}
	}
	return f, nil
}

// Write writes the floors as they are kept.
func (f *Floors) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	if err := e.Encode(f); err != nil {
		return fmt.Errorf("write the floors: %w", err)
	}
	return nil
}

// Measure runs the measure of that name.
func (s *System) Measure(name string, c *Corpus) (*Result, error) {
	switch name {
	case "treebank":
		return TreebankCorpus(c)
	case "timex":
		return s.Timexes(c)
	case "attribution":
		return s.Attributions(c, nil)
	case "events":
		return s.Events(c)
	case "stories":
		return s.Stories(c, 0)
	case "discrepancies":
		return s.Discrepancies(c, 0)
	case "coreference":
		return s.CrossDocument(c)
	case "timeline":
		return s.Timelines(c)
	}
	return nil, readout.Errorf(readout.KindInvalid, "the floors name the measure %q, which there is none of", name)
}

// Verdict is how one figure stands to its floor.
type Verdict struct {
	Measure, Corpus string // the corpus in short: "ewt-dev"
	Figure          string
	Value, Floor    float64
	Fails           string // why; empty when it holds
}

// Pinning says whether floors are set anew.
type Pinning struct {
	Pin   bool
	Allow bool // floors may sink
}

// Gate measures every corpus of floors below the folder data. When pinning, the
// floors are set anew, a little under what was measured; one that would sink
// stays as it is unless allowed. It reports each figure, and to progress each
// corpus as it is done.
func (s *System) Gate(floors *Floors, data string, pinning Pinning, progress func(line string)) ([]Verdict, error) {
	var out []Verdict
	for i := range floors.Corpora {
		f := &floors.Corpora[i]
		begun := time.Now()
		c, err := Open(f.Part, filepath.Join(data, filepath.FromSlash(f.Path)))
		if err != nil {
			return nil, err
		}
		result, err := s.Measure(f.Measure, c)
		if err != nil {
			return nil, fmt.Errorf("%s on %s: %w", f.Measure, f.Path, err)
		}
		progress(fmt.Sprintf("%s on %s: %d documents, %.0f s", f.Measure, f.Path, result.Documents, time.Since(begun).Seconds()))
		if pinning.Pin {
			f.pin(result, c.Fingerprint(), pinning.Allow)
		}
		out = append(out, f.verdicts(result, c.Fingerprint())...)
	}
	return out, nil
}

// short names the corpus: the part, else the file without its endings.
func (f *FloorsOf) short() string {
	if f.Part != "" {
		return f.Part
	}
	name, _, _ := strings.Cut(path.Base(f.Path), ".")
	return name
}

// verdicts hold a result against the floors.
func (f *FloorsOf) verdicts(r *Result, fingerprint string) []Verdict {
	if fingerprint != f.SHA256 {
		return []Verdict{{Measure: f.Measure, Corpus: f.short(), Fails: "the corpus is not the one that the floors were measured on: see what changed, then pin them with --pin"}}
	}
	var out []Verdict
	for _, floor := range f.Floors {
		v := Verdict{Measure: f.Measure, Corpus: f.short(), Figure: floor.Figure, Floor: floor.Floor}
		got, ok := r.Figure(floor.Figure)
		v.Value = got.Value
		switch {
		case !ok:
			v.Fails = "is not measured any more"
		case under(got.Value, floor.Floor, got.Down):
			v.Fails = "below its floor"
			if got.Down {
				v.Fails = "above what is allowed"
			}
		}
		out = append(out, v)
	}
	return out
}

func under(value, floor float64, down bool) bool {
	if down {
		return value > floor+1e-9
	}
	return value < floor-1e-9
}

// pin sets the floors of a result.
func (f *FloorsOf) pin(r *Result, fingerprint string, allow bool) {
	old := map[string]Floor{}
	if f.SHA256 == fingerprint { // floors of another corpus bind nobody
		for _, o := range f.Floors {
			old[o.Figure] = o
		}
	}
	f.SHA256, f.Documents = fingerprint, r.Documents
	var floors []Floor
	for _, figure := range r.Figures {
		n := Floor{Figure: figure.Name, Measured: hundredths(figure.Value), Counts: figure.Counts}
		if figure.Down {
			n.Floor = hundredths(figure.Value + slackDown)
		} else {
			give := slack
			if c := figure.Counts; c != nil {
				give = max(give, percent(1, c.Gold))
			}
			n.Floor = max(0, hundredths(figure.Value-give))
		}
		if o, ok := old[figure.Name]; ok && !allow && under(n.Floor, o.Floor, figure.Down) {
			n = o
		}
		floors = append(floors, n)
		delete(old, figure.Name)
	}
	if !allow { // a figure that is measured no more must be let go knowingly
		for _, o := range f.Floors {
			if _, left := old[o.Figure]; left {
				floors = append(floors, o)
			}
		}
	}
	f.Floors = floors
}

func hundredths(v float64) float64 { return math.Round(100*v) / 100 }

// PrintVerdicts writes verdicts as a table, those that fail marked, and reports
// how many do.
func PrintVerdicts(w io.Writer, list []Verdict) (failed int, err error) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "measure\tcorpus\tfigure\tvalue\tfloor\t")
	for _, v := range list {
		if v.Fails != "" {
			failed++
		}
		if v.Figure == "" {
			fmt.Fprintf(t, "%s\t%s\t\t\t\t%s\n", v.Measure, v.Corpus, v.Fails)
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%.2f\t%.2f\t%s\n", v.Measure, v.Corpus, v.Figure, v.Value, v.Floor, v.Fails)
	}
	if err := t.Flush(); err != nil {
		return failed, fmt.Errorf("print the verdicts: %w", err)
	}
	return failed, nil
}
