package eval

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// TimelineRow is one line of a timeline: what happened at one place of the
// order, under every mention's name ("document-sentence-word").
type TimelineRow struct {
	Position int    // 0 when the order does not tell
	Date     string // YYYY-MM-DD with XX for what is not known
	Mentions []string
}

// goldTimelines is one corpus of the task: documents, and the timelines of its
// target entities.
type goldTimelines struct {
	docs      []catDocument
	entities  []string // in order of name
	timelines map[string][]TimelineRow
}

// readSemEval reads the task's folders: the documents of track A, which have no
// annotated events, and the timelines beside them. The trial data lay theirs
// out otherwise than the evaluation data; in both the two folders are neighbours.
func readSemEval(c *Corpus) ([]goldTimelines, error) {
	byFolder := map[string]*goldTimelines{}
	var folders []string
	at := func(name string) *goldTimelines {
		folder := path.Dir(path.Dir(name))
		if byFolder[folder] == nil {
			byFolder[folder] = &goldTimelines{timelines: map[string][]TimelineRow{}}
			folders = append(folders, folder)
		}
		return byFolder[folder]
	}
	for _, f := range c.With(".xml") {
		if folder := path.Base(path.Dir(f.Name)); !strings.HasSuffix(folder, "trackA_CAT") && folder != "Corpus-trial-data_task4" {
			continue
		}
		d, err := readCAT(f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		at(f.Name).docs = append(at(f.Name).docs, d)
	}
	for _, f := range c.With(".txt") {
		if !strings.Contains(path.Base(path.Dir(f.Name)), "TimeLines") {
			continue
		}
		entity, rows, err := ReadTimeline(f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		g := at(f.Name)
		g.timelines[entity] = rows
		g.entities = append(g.entities, entity)
	}
	var out []goldTimelines
	for _, f := range folders {
		if g := byFolder[f]; len(g.docs) > 0 && len(g.timelines) > 0 {
			slices.Sort(g.entities)
			out = append(out, *g)
		}
	}
	if len(out) == 0 {
		return nil, nothing("TimeLine documents beside their timelines")
	}
	return out, nil
}

// ReadTimeline reads one timeline: the entity on the first line, then a row a
// line, its cells between tabs.
func ReadTimeline(name string, data []byte) (entity string, rows []TimelineRow, err error) {
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\uFEFF")) {
		n++
		line = strings.TrimSpace(line)
		if n == 1 {
			entity = line
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) < 3 {
			continue
		}
		position, err := strconv.Atoi(cells[0])
		if err != nil {
			return "", nil, malformed(place(name, n), "timeline", err)
		}
		row := TimelineRow{Position: position, Date: padDate(strings.TrimSpace(cells[1]))}
		for _, m := range cells[2:] {
			if m = strings.TrimSpace(m); m != "" {
				row.Mentions = append(row.Mentions, m)
			}
		}
		rows = append(rows, row)
	}
	if entity == "" {
		return "", nil, malformed(name, "timeline: its first line names nobody", nil)
	}
	return entity, rows, nil
}

// padDate is a date as YYYY-MM-DD, XX for what it does not say; empty without a
// year.
func padDate(d string) string {
	digits := func(s string) bool {
		return s != "" && strings.Trim(s, "0123456789") == ""
	}
	if len(d) < 4 || !digits(d[:4]) {
		return ""
	}
	out := d[:4]
	rest := d[4:]
	for range 2 {
		part := "XX"
		if len(rest) >= 3 && rest[0] == '-' && (digits(rest[1:3]) || rest[1:3] == "XX") {
			part, rest = rest[1:3], rest[3:]
		} else {
			rest = ""
		}
		out += "-" + part
	}
	return out
}

// mentionName is how the task names a mention: document, sentence, words.
func (d *catDocument) mentionName(trigger readout.Span) string {
	var words []string
	sentence := 0
	for _, t := range d.Tokens {
		if 2*(min(trigger.End, t.Span.End)-max(trigger.Start, t.Span.Start)) > t.Span.Len() {
			if len(words) == 0 {
				sentence = t.Sentence
			}
			words = append(words, t.Form)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return d.Name + "-" + strconv.Itoa(sentence) + "-" + strings.Join(words, "_")
}
