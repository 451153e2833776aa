package eval

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout"
)

// GoldAttributions is one PolNeAR text with the attributions of one annotator.
type GoldAttributions struct {
	Record
	Attributions []readout.Attribution // source, cue and content only
}

// readPolNeAR reads the texts that have annotations, by name; of several
// annotators of one text the first is taken.
func readPolNeAR(c *Corpus) ([]GoldAttributions, error) {
	texts, meta := map[string]string{}, map[string]Record{}
	for _, f := range c.Files {
		switch {
		case path.Base(path.Dir(f.Name)) == "text" && strings.HasSuffix(f.Name, ".txt"):
			texts[strings.TrimSuffix(path.Base(f.Name), ".txt")] = strings.ToValidUTF8(string(f.Data), "\uFFFD")
		case path.Base(f.Name) == "metadata.tsv":
			meta = polNeARMetadata(string(f.Data))
		}
	}
	var out []GoldAttributions
	seen := map[string]bool{}
	for _, f := range c.With(".ann") {
		base := strings.TrimSuffix(path.Base(f.Name), ".ann")
		name := base[:max(0, strings.LastIndexByte(base, '_'))]
		if seen[name] {
			continue
		}
		seen[name] = true
		text, ok := texts[name]
		if !ok {
			return nil, &readout.Error{Kind: readout.KindNotFound, Place: f.Name, Reason: "its text " + name + ".txt is not there", Hint: "give the folder that holds both attributions/ and text/"}
		}
		list, err := ReadPolNeAR(f.Name, f.Data, text)
		if err != nil {
			return nil, err
		}
		record := meta[name]
		record.ID, record.Text = name, text
		if split := path.Base(path.Dir(path.Dir(f.Name))); split != "." && split != "/" {
			record.ID = "polnear-" + split + "-" + name
		}
		out = append(out, GoldAttributions{record, list})
	}
	if len(out) == 0 {
		return nil, nothing("PolNeAR annotations (.ann)")
	}
	slices.SortFunc(out, func(a, b GoldAttributions) int { return strings.Compare(a.ID, b.ID) })
	return out, nil
}

// polNeARMetadata reads metadata.tsv: what is known of each text, by its name.
func polNeARMetadata(table string) map[string]Record {
	out := map[string]Record{}
	var column map[string]int
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if column == nil {
			column = map[string]int{}
			for i, c := range cells {
				column[c] = i
			}
			continue
		}
		get := func(name string) string {
			if i, ok := column[name]; ok && i < len(cells) {
				return cells[i]
			}
			return ""
		}
		out[get("filename")] = Record{Published: get("publication_date"), Title: get("title"), Outlet: get("publisher")}
	}
	return out
}

// ReadPolNeAR reads the attributions of one brat stand-off file, whose offsets
// are characters of text.
func ReadPolNeAR(name string, data []byte, text string) ([]readout.Attribution, error) {
	at := characters(text)
	spans := map[string][]readout.Span{}
	var links [][]string
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		id, rest, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok || len(id) < 2 {
			continue
		}
		body, _, _ := strings.Cut(rest, "\t")
		switch id[0] {
		case 'T':
			_, where, _ := strings.Cut(body, " ")
			list, err := brat(where, at, text)
			if err != nil {
				return nil, malformed(place(name, n), "stand-off annotation", err)
			}
			spans[id] = list
		case 'E':
			links = append(links, strings.Fields(body))
		}
	}
	var out []readout.Attribution
	for _, l := range links {
		var a readout.Attribution
		for _, arg := range l {
			role, id, _ := strings.Cut(arg, ":")
			switch strings.TrimRight(role, "0123456789") {
			case "Source":
				a.Source = append(a.Source, spans[id]...)
			case "Cue":
				a.Cue = append(a.Cue, spans[id]...)
			case "Content":
				a.Content = append(a.Content, spans[id]...)
			}
		}
		if len(a.Source)+len(a.Cue)+len(a.Content) > 0 {
			out = append(out, a)
		}
	}
	return out, nil
}

// brat reads "89 106;110 120", character offsets of the pieces of one span.
func brat(where string, at []int, text string) ([]readout.Span, error) {
	var out []readout.Span
	for piece := range strings.SplitSeq(where, ";") {
		var ends [2]int
		cells := strings.Fields(piece)
		if len(cells) != 2 {
			return nil, readout.Errorf(readout.KindInvalid, "%q is no span", piece)
		}
		for i, c := range cells {
			v, err := strconv.Atoi(c)
			if err != nil || v < 0 || v >= len(at) {
				return nil, readout.Errorf(readout.KindInvalid, "%q lies outside of the text", piece)
			}
			ends[i] = at[v]
		}
		if ends[0] > ends[1] {
			return nil, readout.Errorf(readout.KindInvalid, "%q ends before it begins", piece)
		}
		if s := trim(text, readout.Span{Start: ends[0], End: ends[1]}); !s.Empty() {
			out = append(out, s)
		}
	}
	return out, nil
}

// characters gives the byte offset of each character, and of the end.
func characters(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// words cuts text as the attribution measures do: a run of letters, digits and
// underscores, with one apostrophe and run after it, or any other character
// that is not white space.
func words(text string) []readout.Span {
	inWord := func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }
	var out []readout.Span
	run := func(i int) int { return i + len(leading(text[i:], inWord)) }
	for i, r := range text {
		if len(out) > 0 && i < out[len(out)-1].End || unicode.IsSpace(r) {
			continue
		}
		end := run(i)
		if end == i {
			out = append(out, readout.Span{Start: i, End: i + len(string(r))})
			continue
		}
		for _, mark := range []string{"'", "’"} {
			if strings.HasPrefix(text[end:], mark) && run(end+len(mark)) > end+len(mark) {
				end = run(end + len(mark))
				break
			}
		}
		out = append(out, readout.Span{Start: i, End: end})
	}
	return out
}
