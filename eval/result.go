package eval

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"readout"
)

// Figure is one measured quality.
type Figure struct {
	Name      string   // with its measure: "strict F1", "type accuracy"
	Value     float64  // what a floor is held against; shares are 0 to 100
	Precision *float64 // nil where the measure has none
	Recall    *float64
	Counts    *Score // nil where nothing is counted one by one
	Down      bool   // less is better
}

// f1 is the figure of a score.
func f1(name string, s Score) Figure {
	return parts(name+" F1", s.Precision(), s.Recall(), &s)
}

// parts is the figure of a precision and a recall that do not come of one count
// of right ones.
func parts(name string, precision, recall float64, counts *Score) Figure {
	f := Figure{Name: name, Precision: &precision, Recall: &recall, Counts: counts}
	if precision+recall > 0 {
		f.Value = 2 * precision * recall / (precision + recall)
	}
	return f
}

// share is the figure of what is right of all.
func share(name string, right, of int) Figure {
	return Figure{Name: name, Value: percent(right, of), Counts: &Score{Right: right, Found: of, Gold: of}}
}

// Miss is one error, shown in its sentence.
type Miss struct {
	Weight float64 // worse ones weigh more
	Where  string  // document
	What   string  // "missed DATE 1998-02"
	Text   string  // the sentence, with what is meant in brackets
}

// Result is what one measurement gives.
type Result struct {
	Documents int
	Figures   []Figure
	Misses    []Miss
}

// Figure gives the figure of that name.
func (r *Result) Figure(name string) (Figure, bool) {
	for _, f := range r.Figures {
		if f.Name == name {
			return f, true
		}
	}
	return Figure{}, false
}

func (r *Result) miss(weight float64, where, what, text string) {
	r.Misses = append(r.Misses, Miss{weight, where, what, text})
}

// Print writes the figures as a table and the worst errors below it.
func (r *Result) Print(w io.Writer, errors int) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	// The names come first and are padded here: the writer aligns to the right.
	wide := len("documents: 000000")
	for _, f := range r.Figures {
		wide = max(wide, len(f.Name))
	}
	fmt.Fprintf(t, "%-*s\tP\tR\tvalue\tright\tfound\tgold\t\n", wide, "documents: "+strconv.Itoa(r.Documents))
	for _, f := range r.Figures {
		row := []string{fmt.Sprintf("%-*s", wide, f.Name), hundredth(f.Precision), hundredth(f.Recall), hundredth(&f.Value), "", "", ""}
		if f.Counts != nil {
			row[4], row[5], row[6] = strconv.Itoa(f.Counts.Right), strconv.Itoa(f.Counts.Found), strconv.Itoa(f.Counts.Gold)
		}
		fmt.Fprintln(t, strings.Join(row, "\t")+"\t")
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print the figures: %w", err)
	}
	worst := slices.Clone(r.Misses)
	slices.SortStableFunc(worst, func(a, b Miss) int { return compare(b.Weight, a.Weight) })
	for _, m := range worst[:min(errors, len(worst))] {
		if _, err := fmt.Fprintf(w, "\n%s\n  %s\n  %s\n", m.What, m.Text, m.Where); err != nil {
			return fmt.Errorf("print the errors: %w", err)
		}
	}
	return nil
}

func hundredth(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', 2, 64)
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func place(name string, line int) string { return name + ":" + strconv.Itoa(line) }

// shown is how much of a text around an error is shown where no sentence holds it.
const shown = 120

// inSentence gives the sentences of doc that hold the spans, with each span in
// brackets.
func inSentence(doc *readout.Document, spans ...readout.Span) string {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, readout.Span.Compare)
	if len(spans) == 0 {
		return ""
	}
	whole := spans[0]
	for _, s := range spans {
		whole = whole.Cover(s)
	}
	hold := readout.Span{Start: runeStart(doc.Text, max(0, whole.Start-shown)), End: runeStart(doc.Text, min(len(doc.Text), whole.End+shown))}
	for _, s := range doc.Sentences {
		if s.Span.Start <= whole.Start && whole.Start < s.Span.End {
			hold.Start = s.Span.Start
		}
		if s.Span.Start < whole.End && whole.End <= s.Span.End {
			hold.End = s.Span.End
		}
	}
	var b strings.Builder
	at := hold.Start
	for _, s := range spans {
		if s.Start < at {
			continue
		}
		b.WriteString(doc.Text[at:s.Start] + "[" + s.Text(doc) + "]")
		at = s.End
	}
	b.WriteString(doc.Text[at:max(at, hold.End)])
	return strings.Join(strings.Fields(b.String()), " ")
}

// runeStart is at, moved back to the beginning of a character.
func runeStart(text string, at int) int {
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}
