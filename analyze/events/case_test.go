package events_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/analyze/events"
)

// A case file holds cases parted by lines "=== name". A case gives the layers
// that events read, one item a line, then what must come out:
//
//	text ...                                 the whole text
//	w form lemma UPOS XPOS head rel          one word; head counts from 1, 0 is a root, "." ends a sentence
//	entity TYPE first-end code name
//	chain kind code heads members name       heads and members are lists 1,2; "-" for none
//	timex TYPE first-end value date
//	quantity first-end value unit
//	attribution speaker cue content timex    token ranges and an index
//	> TYPE/mode «trigger» source -> target …
//	| slot value «words»
//
// Ranges are of words, from 0, half open.
type testCase struct {
	name string
	doc  *readout.Document
	want []string
}

func readCases(t testing.TB, path string) []testCase {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []testCase
	for _, block := range strings.Split("\n"+string(b), "\n=== ")[1:] {
		name, body, _ := strings.Cut(block, "\n")
		c := testCase{name: name, doc: &readout.Document{ID: "d0", Language: "en"}}
		for _, line := range strings.Split(body, "\n") {
			if err := c.line(line); err != nil {
				t.Fatalf("%s: %s: %q: %v", path, name, line, err)
			}
		}
		out = append(out, c)
	}
	return out
}

func (c *testCase) line(line string) error {
	if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "| ") {
		c.want = append(c.want, line)
		return nil
	}
	f := strings.Fields(line)
	if len(f) == 0 || f[0] == "#" {
		return nil
	}
	d := c.doc
	switch f[0] {
	case "text":
		d.Text = strings.TrimPrefix(line, "text ")
	case "w":
		return c.word(f)
	case "entity":
		r, err := c.tokens(f[2])
		d.Entities = append(d.Entities, readout.Entity{Type: readout.EntityType(f[1]), Tokens: r, Span: c.span(r), Code: known(f[3]), Name: strings.Join(f[4:], " ")})
		return err
	case "chain":
		ch := readout.Chain{Kind: readout.ActorKind(f[1]), Code: known(f[2]), Name: strings.Join(f[5:], " "), Members: list(f[4])}
		for _, h := range list(f[3]) {
			ch.References = append(ch.References, readout.Reference{Head: h, Span: d.Tokens[h].Span, Form: readout.FormName})
		}
		d.Chains = append(d.Chains, ch)
	case "timex":
		r, err := c.tokens(f[2])
		d.Timexes = append(d.Timexes, readout.Timex{Type: readout.TimexType(f[1]), Tokens: r, Span: c.span(r), Value: f[3], Date: readout.Date(known(f[4]))})
		return err
	case "quantity":
		r, err := c.tokens(f[1])
		v, _ := strconv.ParseFloat(f[2], 64)
		d.Quantities = append(d.Quantities, readout.Quantity{Tokens: r, Span: c.span(r), Value: v, Unit: f[3], Bound: readout.BoundNone, Timex: -1, ByChain: -1, OnChain: -1})
		return err
	case "attribution":
		speaker, _ := strconv.Atoi(f[1])
		cue, _ := c.tokens(f[2])
		content, err := c.tokens(f[3])
		timex, _ := strconv.Atoi(f[4])
		d.Attributions = append(d.Attributions, readout.Attribution{Sentence: c.sentenceOf(cue.First), Speaker: speaker, Cue: []readout.Span{c.span(cue)},
			Content: []readout.Span{c.span(content)}, Parent: -1, Timex: timex})
		return err
	default:
		return fmt.Errorf("no such item")
	}
	return nil
}

// word adds a token, found in the text behind the last one; "." alone ends a sentence.
func (c *testCase) word(f []string) error {
	d, at := c.doc, 0
	n := len(d.Tokens)
	if n > 0 {
		at = d.Tokens[n-1].End
	}
	i := strings.Index(d.Text[at:], f[1])
	if i < 0 {
		return fmt.Errorf("not in the text behind byte %d", at)
	}
	span := readout.Span{Start: at + i, End: at + i + len(f[1])}
	head, err := strconv.Atoi(f[5])
	d.Tokens = append(d.Tokens, readout.Token{Span: span})
	d.Tags = append(d.Tags, readout.Tag{Lemma: f[2], UPOS: readout.ParseUPOS(f[3]), XPOS: f[4]})
	if s := len(d.Sentences) - 1; s < 0 || d.Sentences[s].Tokens.End < n {
		d.Sentences = append(d.Sentences, readout.Sentence{Span: span, Tokens: readout.TokenRange{First: n, End: n}, Kind: readout.RegionBody})
	}
	s := &d.Sentences[len(d.Sentences)-1]
	d.Arcs = append(d.Arcs, readout.Arc{Head: s.Tokens.First + head - 1, Rel: f[6]})
	if head == 0 {
		d.Arcs[n].Head = -1
	}
	s.Span.End = span.End
	s.Tokens.End = n + 1
	if f[1] == "." {
		s.Tokens.End = n + 1
		d.Sentences = append(d.Sentences, readout.Sentence{Span: readout.Span{Start: span.End, End: span.End}, Tokens: readout.TokenRange{First: n + 1, End: n + 1}, Kind: readout.RegionBody})
	}
	return err
}

func (c *testCase) tokens(s string) (readout.TokenRange, error) {
	a, b, _ := strings.Cut(s, "-")
	first, _ := strconv.Atoi(a)
	end, err := strconv.Atoi(b)
	if err == nil && (first < 0 || end > len(c.doc.Tokens) || first >= end) {
		err = fmt.Errorf("range %s of %d words", s, len(c.doc.Tokens))
	}
	return readout.TokenRange{First: first, End: end}, err
}

func (c *testCase) sentenceOf(token int) int {
	return slices.IndexFunc(c.doc.Sentences, func(s readout.Sentence) bool { return s.Tokens.Contains(token) })
}

func (c *testCase) span(r readout.TokenRange) readout.Span {
	if r.End > len(c.doc.Tokens) || r.Empty() {
		return readout.Span{}
	}
	return readout.Span{Start: c.doc.Tokens[r.First].Start, End: c.doc.Tokens[r.End-1].End}
}

func known(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func list(s string) []int {
	var out []int
	for _, x := range strings.Split(s, ",") {
		if n, err := strconv.Atoi(x); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// render writes mentions in the form of the cases.
func render(doc *readout.Document, mentions []readout.EventMention) []string {
	var out []string
	names := func(args []readout.Argument) string {
		var s []string
		for _, a := range args {
			name := a.Text
			if a.Chain >= 0 {
				name = doc.Chains[a.Chain].Name
			}
			if a.Code != "" {
				name += " [" + a.Code + "]"
			}
			s = append(s, name)
		}
		return strings.Join(s, ", ")
	}
	for _, m := range mentions {
		line := fmt.Sprintf("> %s/%s «%s» %s -> %s", m.Type, m.Mode, m.Trigger.Text(doc), names(m.Source), names(m.Target))
		if m.Timex >= 0 {
			line += " @" + doc.Timexes[m.Timex].Value
		}
		if m.Place != nil {
			line += " in " + m.Place.Text
		}
		if m.Polarity == readout.PolarityNeg {
			line += " neg"
		}
		if m.Modality != readout.ModalityActual {
			line += " " + string(m.Modality)
		}
		out = append(out, strings.TrimSpace(line))
		for _, s := range m.Slots {
			not := ""
			if s.Negated {
				not = "not "
			}
			line := fmt.Sprintf("| %s%s %s «%s»", not, s.Name, s.Value, s.Span.Text(doc))
			if s.Chain >= 0 {
				line += " = " + doc.Chains[s.Chain].Name
			}
			out = append(out, line)
		}
	}
	return out
}

func TestAnnotate_cases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	a := events.New()
	for _, path := range paths {
		for _, c := range readCases(t, path) {
			t.Run(filepath.Base(path)+"/"+c.name, func(t *testing.T) {
				got := render(c.doc, a.Annotate(c.doc).Mentions)
				if !slices.Equal(got, c.want) {
					t.Errorf("%s\ngot:\n  %s\nwant:\n  %s", c.doc.Text, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
				}
			})
		}
	}
}
