package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/analyze/attributions"
	"readout/analyze/names"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/timexes"
	"readout/analyze/tokens"
	"readout/analyze/trees"
	"readout/models"
)

const attributionEpochs = 4

// trainAttributions learns from PolNeAR's train part, read by the annotators
// that stand before attributions.
func trainAttributions(archive string, p *models.Pack) ([]byte, error) {
	lessons, err := readPolNeAR(archive, "train")
	if err != nil {
		return nil, err
	}
	if err := annotateLessons(lessons, p); err != nil {
		return nil, err
	}
	l, err := attributions.NewLearner(p)
	if err != nil {
		return nil, err
	}
	for epoch := range attributionEpochs {
		for k := range lessons {
			x := lessons[(k*389+epoch*101)%len(lessons)] // another order each time
			l.Learn(x.doc, x.gold)
		}
		l.NextEpoch()
		log.Printf("attributions: epoch %d of %d", epoch+1, attributionEpochs)
	}
	b := l.Pack()
	log.Printf("attributions: %d documents, %d bytes", len(lessons), len(b))
	return b, nil
}

// annotateLessons gives every document the layers that attributions requires.
// Coreference is left out: the model does not look at it.
func annotateLessons(lessons []quoted, p *models.Pack) error {
	tagger, err := tags.New(p)
	if err != nil {
		return err
	}
	parser, err := trees.New(p)
	if err != nil {
		return err
	}
	namer, err := names.New(p)
	if err != nil {
		return err
	}
	timer, err := timexes.New()
	if err != nil {
		return err
	}
	for _, x := range lessons {
		d := x.doc
		d.Tokens = tokens.New().Annotate(d).Tokens
		d.Sentences = sentences.New().Annotate(d).Sentences
		d.Tags = tagger.Annotate(d).Tags
		d.Arcs = parser.Annotate(d).Arcs
		d.Entities = namer.Annotate(d).Entities
		d.Timexes = timer.Annotate(d).Timexes
	}
	return nil
}

// quoted is a document and the attributions that annotators marked in it.
type quoted struct {
	name string
	doc  *readout.Document
	gold []attributions.Gold
}

// readPolNeAR reads one part of the corpus, ordered by name. Of a text that
// several people annotated, the first one's marks count.
func readPolNeAR(archive, part string) ([]quoted, error) {
	f, err := os.Open(archive)
	if err != nil {
		return nil, fmt.Errorf("%w (name the data directory with -data)", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", archive, err)
	}
	texts, marks := map[string]string{}, map[string]string{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", archive, err)
		}
		dir, file := path.Split(h.Name)
		if path.Base(path.Dir(path.Clean(dir))) != part {
			continue
		}
		b, err := io.ReadAll(t)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", archive, h.Name, err)
		}
		switch path.Ext(file) {
		case ".txt":
			texts[strings.TrimSuffix(file, ".txt")] = string(b)
		case ".ann":
			marks[strings.TrimSuffix(file, ".ann")] = string(b)
		}
	}
	return joinPolNeAR(texts, marks)
}

// joinPolNeAR sets texts and marks together. A file of marks is named for its
// text and, after an underscore, its annotator.
func joinPolNeAR(texts, marks map[string]string) ([]quoted, error) {
	var files []string
	for name := range marks {
		files = append(files, name)
	}
	slices.Sort(files)
	var out []quoted
	for _, file := range files {
		name := file[:max(0, strings.LastIndexByte(file, '_'))]
		text, ok := texts[name]
		if !ok || len(out) > 0 && out[len(out)-1].name == name {
			continue
		}
		doc, err := readout.NewDocument(readout.Document{Names: []string{name}, Text: text, Language: "en"})
		if err != nil {
			return nil, fmt.Errorf("polnear %s: %w", name, err)
		}
		gold, err := parseStandoff(text, marks[file])
		if err != nil {
			return nil, fmt.Errorf("polnear %s: %w", file, err)
		}
		out = append(out, quoted{name: name, doc: doc, gold: gold})
	}
	if len(out) == 0 {
		return nil, errors.New("polnear: no annotated text found")
	}
	return out, nil
}

// parseStandoff reads brat's stand-off marks: T lines name spans by character,
// E lines tie them into attributions.
func parseStandoff(text, marks string) ([]attributions.Gold, error) {
	offset := make([]int, 0, len(text)+1)
	for i := range text {
		offset = append(offset, i)
	}
	offset = append(offset, len(text))
	spans := map[string][]readout.Span{}
	var gold []attributions.Gold
	for _, line := range strings.Split(marks, "\n") {
		id, rest, ok := strings.Cut(line, "\t")
		if !ok || id == "" {
			continue
		}
		switch id[0] {
		case 'T':
			where, _, _ := strings.Cut(rest, "\t")
			_, where, _ = strings.Cut(where, " ")
			for _, piece := range strings.Split(where, ";") {
				a, b, _ := strings.Cut(piece, " ")
				first, err := strconv.Atoi(a)
				last, err2 := strconv.Atoi(b)
				if err != nil || err2 != nil || first < 0 || last < first || last >= len(offset) {
					return nil, fmt.Errorf("span %q of a text of %d characters", line, utf8.RuneCountInString(text))
				}
				spans[id] = append(spans[id], readout.Span{Start: offset[first], End: offset[last]})
			}
		case 'E':
			gold = append(gold, tieRoles(strings.Fields(rest), spans))
		}
	}
	return gold, nil
}

// tieRoles reads "Attribution:T1 Source:T2 Content2:T3".
func tieRoles(roles []string, spans map[string][]readout.Span) attributions.Gold {
	var g attributions.Gold
	for _, role := range roles {
		name, id, _ := strings.Cut(role, ":")
		switch strings.ToLower(strings.TrimRight(name, "0123456789")) {
		case "source":
			g.Source = append(g.Source, spans[id]...)
		case "cue":
			g.Cue = append(g.Cue, spans[id]...)
		case "content":
			g.Content = append(g.Content, spans[id]...)
		}
	}
	return g
}
