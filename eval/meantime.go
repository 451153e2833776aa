package eval

import (
	"path"
	"slices"
	"strings"

	"readout"
)

// GoldMentions is one MEANTIME document with its event mentions.
type GoldMentions struct {
	Record
	Corpus   string // the folder that it lies in: documents of one are about one affair
	Mentions []GoldMention
	Fully    int // up to this byte everything is annotated
}

// GoldMention is one mention of an event.
type GoldMention struct {
	Spans []readout.Span
	Chain string // mentions of one chain corefer, across documents too
}

// fully is the last sentence of which all mentions are annotated: headline, date
// line and the first four of the text.
const fully = 5

// readMEANTIME reads the cross-document layer: every .xml file, or where there
// are several layers those of that one.
func readMEANTIME(c *Corpus) ([]GoldMentions, error) {
	files := c.With(".xml")
	if across := slices.DeleteFunc(slices.Clone(files), func(f File) bool { return !strings.Contains(f.Name, "cross-doc") }); len(across) > 0 {
		files = across
	}
	var out []GoldMentions
	for _, f := range files {
		g, err := ReadMEANTIME(f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	if len(out) == 0 {
		return nil, nothing("MEANTIME annotations (.xml)")
	}
	return out, nil
}

// ReadMEANTIME reads one document.
func ReadMEANTIME(name string, data []byte) (GoldMentions, error) {
	d, err := readCAT(name, data)
	if err != nil {
		return GoldMentions{}, err
	}
	g := GoldMentions{Record: d.Record, Corpus: path.Base(path.Dir(name))}
	g.ID = "meantime-" + strings.TrimPrefix(g.Corpus, "corpus_") + "-" + d.Name
	instances := map[string]string{} // markable to chain
	for _, m := range d.marks {
		if m.kind == "EVENT" {
			id := m.attrs["m_id"]
			if instances[id] = m.attrs["instance_id"]; instances[id] == "" {
				instances[id] = d.Name + "#" + id
			}
		}
	}
	chain := map[string]string{}
	for _, l := range d.links {
		if l.kind != "REFERS_TO" {
			continue
		}
		for _, s := range l.sources {
			for _, t := range l.targets {
				if c, ok := instances[t]; ok && chain[s] == "" {
					chain[s] = c
				}
			}
		}
	}
	for _, m := range d.marks {
		spans := d.spans(m.tokens)
		if m.kind != "EVENT_MENTION" || len(spans) == 0 {
			continue
		}
		id := m.attrs["m_id"]
		if chain[id] == "" {
			chain[id] = d.Name + "#m" + id
		}
		g.Mentions = append(g.Mentions, GoldMention{Spans: spans, Chain: chain[id]})
	}
	for _, t := range d.Tokens {
		if t.Sentence <= fully {
			g.Fully = max(g.Fully, t.Span.End)
		}
	}
	return g, nil
}
