package eval

import (
	"encoding/json"
	"slices"

	"readout"
)

// Chunk is one of the stretches, of a sentence or a few, on which CofeNet's
// figures are measured, with its labels.
type Chunk struct {
	ID     string         `json:"id"` // of the document
	Tokens []readout.Span `json:"tokens"`
	Labels []string       `json:"labels"` // B-source, I-source, O, …
}

// ReadCofeNet reads a list of chunks laid over PolNeAR's texts.
func ReadCofeNet(data []byte) ([]Chunk, error) {
	var out []Chunk
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, malformed("the CofeNet file", "list of chunks", err)
	}
	for _, c := range out {
		if len(c.Tokens) == 0 || len(c.Tokens) != len(c.Labels) {
			return nil, malformed("the CofeNet file", "list of chunks: "+c.ID+" has not a label for each token", nil)
		}
	}
	return out, nil
}

// scoreCofeNet gives the exact F1 of source, cue and content in CofeNet's
// protocol: within its chunks and tokens, a content that runs over several cut
// at each.
func scoreCofeNet(data []byte, docs map[string]*readout.Document) ([]Figure, error) {
	chunks, err := ReadCofeNet(data)
	if err != nil {
		return nil, err
	}
	roles := []string{"source", "cue", "content"}
	scores := map[string]*Score{}
	for _, r := range roles {
		scores[r] = &Score{}
	}
	seen := false
	for _, c := range chunks {
		doc := docs[c.ID]
		seen = seen || doc != nil
		for _, role := range roles {
			gold, found := c.labelled(role), c.within(doc, role)
			s := scores[role]
			s.Add(Score{Gold: len(gold), Found: len(found)})
			for _, g := range gold {
				s.Right += one(slices.Contains(found, g))
			}
		}
	}
	if !seen {
		return nil, readout.Errorf(readout.KindInvalid, "the CofeNet file speaks of none of these texts (give the texts of its split: --part dev)")
	}
	var out []Figure
	for _, r := range roles {
		out = append(out, f1("CofeNet "+r, *scores[r]))
	}
	return out, nil
}

// labelled gives the token ranges that the labels mark with a role.
func (c *Chunk) labelled(role string) []readout.TokenRange {
	var out []readout.TokenRange
	open := false
	for i, l := range c.Labels {
		if open && l == "I-"+role {
			out[len(out)-1].End = i + 1
			continue
		}
		if open = l == "B-"+role; open {
			out = append(out, readout.TokenRange{First: i, End: i + 1})
		}
	}
	return out
}

// within gives the distinct token ranges of a role's found spans in the chunk:
// from the first to the last token of which more than half lies in the span.
func (c *Chunk) within(doc *readout.Document, role string) []readout.TokenRange {
	if doc == nil {
		return nil
	}
	var out []readout.TokenRange
	for _, a := range doc.Attributions {
		spans := map[string][]readout.Span{"source": a.Source, "cue": a.Cue, "content": a.Content}[role]
		for _, s := range spans {
			r := readout.TokenRange{First: -1}
			for i, t := range c.Tokens {
				if 2*(min(s.End, t.End)-max(s.Start, t.Start)) > t.Len() {
					if r.First < 0 {
						r.First = i
					}
					r.End = i + 1
				}
			}
			if r.First >= 0 && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}
