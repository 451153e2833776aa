package report

import (
	"encoding/json"
	"fmt"
	"io"

	"readout"
)

// Annotations writes the layers of one document as one line of JSON, the form
// of the contract's first part. Spans are byte offsets into its text.
// Mentions are the acts of politics, then the document's happenings.
func Annotations(w io.Writer, doc *readout.Document) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(annotationsOf(doc)); err != nil {
		return fmt.Errorf("annotations of %s: %w", doc.ID, err)
	}
	return nil
}

type annotated struct {
	ID           string            `json:"id"`
	Text         string            `json:"text"`
	Title        *string           `json:"title"`
	Outlet       *string           `json:"outlet"`
	URL          *string           `json:"url"`
	Published    readout.Published `json:"published"`
	Language     string            `json:"language"`
	Regions      []readout.Region  `json:"regions"`
	Credits      []readout.Credit  `json:"credits"`
	Sentences    []readout.Span    `json:"sentences"`
	Entities     []entity          `json:"entities"`
	Chains       []chain           `json:"chains"`
	Timexes      []timex           `json:"timexes"`
	Quantities   []quantity        `json:"quantities"`
	Attributions []attribution     `json:"attributions"`
	Mentions     []mention         `json:"mentions"`
}

type entity struct {
	Span readout.Span       `json:"span"`
	Type readout.EntityType `json:"type"`
	Name string             `json:"name"`
	Code *string            `json:"code"`
}

type chain struct {
	Name       string            `json:"name"`
	Kind       readout.ActorKind `json:"kind"`
	Code       *string           `json:"code"`
	Roles      []readout.Role    `json:"roles"`
	References []readout.Span    `json:"references"`
}

type timex struct {
	Start int               `json:"start"`
	End   int               `json:"end"`
	Type  readout.TimexType `json:"type"`
	Value string            `json:"value"`
	Mod   string            `json:"mod"`
	Date  readout.Date      `json:"date"`
	By    string            `json:"by"`
}

type quantity struct {
	Span        readout.Span  `json:"span"`
	Value       float64       `json:"value"`
	Unit        string        `json:"unit"`
	Approximate bool          `json:"approximate"`
	Bound       readout.Bound `json:"bound"`
	Measure     *string       `json:"measure"`
	By          *string       `json:"by"`
	On          *string       `json:"on"`
}

type attribution struct {
	Source  []readout.Span    `json:"source"`
	Cue     []readout.Span    `json:"cue"`
	Content []readout.Span    `json:"content"`
	Speaker *string           `json:"speaker"`
	Kind    readout.QuoteKind `json:"kind"`
	Stance  readout.Stance    `json:"stance"`
	Via     *string           `json:"via"`
	Reasons []readout.Reason  `json:"reasons"`
}

func annotationsOf(d *readout.Document) annotated {
	out := annotated{ID: d.ID, Text: d.Text, Title: known(d.Title), Outlet: known(d.Outlet), URL: known(d.URL),
		Published: d.Published, Language: d.Language, Regions: d.Regions, Credits: d.Credits}
	if len(d.Names) == 1 {
		out.ID = d.Names[0] // the id or file name that it was given under
	}
	out.Sentences = mapList(d.Sentences, func(s readout.Sentence) readout.Span { return s.Span })
	out.Regions, out.Credits = mapList(d.Regions, same), mapList(d.Credits, same)
	out.Entities = mapList(d.Entities, func(e readout.Entity) entity { return entity{e.Span, e.Type, e.Name, known(e.Code)} })
	out.Chains = mapList(d.Chains, func(c readout.Chain) chain {
		return chain{c.Name, c.Kind, known(c.Code), mapList(c.Roles, same), mapList(c.References, func(r readout.Reference) readout.Span { return r.Span })}
	})
	out.Timexes = mapList(d.Timexes, func(t readout.Timex) timex {
		return timex{t.Span.Start, t.Span.End, t.Type, t.Value, t.Mod, t.Date, t.By}
	})
	out.Quantities = mapList(d.Quantities, func(q readout.Quantity) quantity {
		return quantity{q.Span, q.Value, q.Unit, q.Approximate, q.Bound, known(q.Measure), chainName(d, q.ByChain), chainName(d, q.OnChain)}
	})
	out.Attributions = mapList(d.Attributions, func(a readout.Attribution) attribution {
		return attribution{mapList(a.Source, same), mapList(a.Cue, same), mapList(a.Content, same), chainName(d, a.Speaker), a.Kind, a.Stance, known(a.Via), mapList(a.Reasons, same)}
	})
	out.Mentions = mentionsOf(d)
	return out
}

func chainName(d *readout.Document, i int) *string {
	if i < 0 || i >= len(d.Chains) {
		return nil
	}
	return known(d.Chains[i].Name)
}

// known is nil for what is not known: it is written as null.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func same[T any](v T) T { return v }

// mapList maps a slice; an empty one stays a list in JSON, never null.
func mapList[A, B any](in []A, f func(A) B) []B {
	out := make([]B, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}
