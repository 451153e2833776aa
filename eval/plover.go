package eval

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"readout"
)

// GoldEvent is one PLOVER gold standard record: a sentence with one event.
type GoldEvent struct {
	Record
	Type   string
	Source []string       // codes of who acts
	Target []string       // codes of on whom; empty for an event of equals
	Words  []readout.Span // the words that tell of the event
}

// ploverRecord is a record as it is published. Source and target are lists of
// actors, or an empty string for none.
type ploverRecord struct {
	ID          string          `json:"id"`
	Date        string          `json:"date"`
	Publication string          `json:"publication"`
	Event       string          `json:"event"`
	Text        string          `json:"text"`
	Source      json.RawMessage `json:"source"`
	Target      json.RawMessage `json:"target"`
	TextInfo    json.RawMessage `json:"textInfo"`
}

// readPLOVER reads records, one a line (.jsonl) or a whole file of them in a list.
func readPLOVER(c *Corpus) ([]GoldEvent, error) {
	var out []GoldEvent
	seen := map[string]int{}
	enter := func(where string, raw []byte) error {
		g, err := ReadPLOVER(where, raw)
		if err != nil || g.Text == "" {
			return err
		}
		if seen[g.ID]++; seen[g.ID] > 1 { // one id of the collection names two records
			g.ID = fmt.Sprintf("%s-%d", g.ID, seen[g.ID])
		}
		out = append(out, g)
		return nil
	}
	for _, l := range c.Lines() {
		if err := enter(l.Name, l.Data); err != nil {
			return nil, err
		}
	}
	for _, f := range append(c.With(".json"), c.With(".txt")...) {
		var list []json.RawMessage
		if err := json.Unmarshal(f.Data, &list); err != nil {
			return nil, malformed(f.Name, "list of PLOVER records", err)
		}
		for i, raw := range list {
			if err := enter(fmt.Sprintf("%s#%d", f.Name, i+1), raw); err != nil {
				return nil, err
			}
		}
	}
	if len(out) == 0 {
		return nil, nothing("PLOVER records (.jsonl)")
	}
	return out, nil
}

// ReadPLOVER reads one record.
func ReadPLOVER(where string, raw []byte) (GoldEvent, error) {
	var p ploverRecord
	if err := json.Unmarshal(raw, &p); err != nil {
		return GoldEvent{}, malformed(where, "PLOVER record", err)
	}
	g := GoldEvent{Record: Record{ID: p.ID, Text: p.Text, Published: p.Date, Outlet: p.Publication}, Type: p.Event,
		Source: actorCodes(p.Source), Target: actorCodes(p.Target)}
	var info struct {
		Markup string `json:"markup"`
	}
	if err := json.Unmarshal(p.TextInfo, &info); err == nil { // an empty string in records without markup
		g.Words = markedEvents(info.Markup, p.Text)
	}
	return g, nil
}

// actorCodes gives the codes of a list of actors; none for an empty string.
func actorCodes(raw json.RawMessage) []string {
	var list []struct {
		Code string `json:"code"`
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil
	}
	var out []string
	for _, a := range list {
		out = append(out, a.Code)
	}
	return out
}

// mark is a marked phrase, "(EVT: held talks)", with at most one pair of
// brackets inside.
var mark = regexp.MustCompile(`\((SRC/TAR|TAR/SRC|SRC/LOC|TAR/LOC|SRC|TAR|EVT|LOC)\s*:\s*((?:[^()]|\([^()]*\))*)\)`)

// markedEvents finds the phrases marked as the event in the plain text, each
// after the one before where it can be.
func markedEvents(markup, text string) []readout.Span {
	var out []readout.Span
	at := 0
	for _, m := range mark.FindAllStringSubmatch(markup, -1) {
		phrase := strings.TrimSpace(m[2])
		if m[1] != "EVT" || phrase == "" {
			continue
		}
		k := strings.Index(text[at:], phrase)
		if k >= 0 {
			k += at
		} else if k = strings.Index(text, phrase); k < 0 {
			continue
		}
		at = k + len(phrase)
		out = append(out, readout.Span{Start: k, End: at})
	}
	return out
}
