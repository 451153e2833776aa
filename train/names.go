package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/analyze/names"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/tokens"
	"readout/eval"
	"readout/internal/conllu"
	"readout/internal/wordclass"
	"readout/lexicon"
)

const (
	nameEpochs = 6
	nameFloor  = 0.5
	goldWeight = 4 // how often an epoch reads the treebank for once the articles
)

// lesson is a document and the names that should be found in it.
type lesson struct {
	doc  *readout.Document
	gold []readout.Entity
}

// trainNames learns names from the treebank's entities and, where a directory
// of labelled articles is given, from those (see silver).
func trainNames(c corpus, dir, labelled string, sections map[string][]byte) ([]byte, error) {
	tagger, err := tags.New(pack(sections))
	if err != nil {
		return nil, err
	}
	classes, err := wordclass.Read(sections[wordclass.Section])
	if err != nil {
		return nil, err
	}
	gum, err := read(filepath.Join(dir, "gum-train.conllu.gz"))
	if err != nil {
		return nil, err
	}
	gold := goldLessons(gum, tagger)
	lessons := slices.Repeat(gold, goldWeight)
	if labelled != "" {
		more, err := silver(dir, labelled, tagger)
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, more...)
	}
	log.Printf("names: %d lessons of gold, %d in all", len(gold), len(lessons))
	section := learnNames(names.NewLearner(classes), lessons)
	a, err := names.New(pack(map[string][]byte{names.Section: section, wordclass.Section: sections[wordclass.Section]}))
	if err != nil {
		return nil, err
	}
	log.Printf("  gum-dev: %s (section %d bytes)", eval.Names(a, goldDocuments(c.dev["gum"], tagger)), len(section))
	log.Printf("  ewt-dev, runs of proper nouns: %s", eval.ProperNouns(a, goldDocuments(c.dev["ewt"], tagger)))
	return section, nil
}

// learnNames goes through the lessons, in another order in each epoch.
func learnNames(l *names.Learner, lessons []lesson) []byte {
	rng := rand.New(rand.NewPCG(3, 4))
	order := rng.Perm(len(lessons))
	for epoch := range nameEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		l.Asked, l.Right = 0, 0
		for _, k := range order {
			l.Learn(lessons[k].doc, lessons[k].gold)
		}
		log.Printf("names: epoch %d: %.2f %% of %d right in training", epoch+1, 100*float64(l.Right)/float64(l.Asked), l.Asked)
	}
	return l.Pack(nameFloor)
}

// goldDocuments builds documents of a treebank with the tagger's own tags, as
// the annotator will meet them.
func goldDocuments(list []*conllu.Sentence, tagger *tags.Annotator) []eval.GoldDocument {
	var out []eval.GoldDocument
	for _, sentences := range conllu.Documents(list) {
		doc := conllu.Document(sentences)
		doc.Tags = tagger.Annotate(doc).Tags
		out = append(out, eval.GoldDocument{Document: doc, Sentences: sentences})
	}
	return out
}

func goldLessons(list []*conllu.Sentence, tagger *tags.Annotator) []lesson {
	var out []lesson
	for _, g := range goldDocuments(list, tagger) {
		out = append(out, lesson{g.Document, eval.GoldNames(g.Document, g.Sentences)})
	}
	return out
}

// silver reads names that another program found in articles: gzipped JSON Lines
// {"id": …, "entities": [[start, end, label], …]} with byte offsets into the
// text of the article of that id, and OntoNotes labels.
func silver(dir, labelled string, tagger *tags.Annotator) ([]lesson, error) {
	found := map[string][][3]any{}
	err := lines(labelled, func(b []byte) error {
		var r struct {
			ID       string
			Entities [][3]any
		}
		err := json.Unmarshal(b, &r)
		found[r.ID] = r.Entities
		return err
	})
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(dir, "..", "articles", "articles-*.jsonl.gz"))
	if err != nil {
		return nil, fmt.Errorf("list the articles: %w", err)
	}
	slices.Sort(paths)
	var out []lesson
	cut, split := tokens.New(), sentences.New()
	for _, path := range paths {
		err := lines(path, func(b []byte) error {
			var r struct{ ID, Text string }
			if err := json.Unmarshal(b, &r); err != nil {
				return err
			}
			entities, ok := found[r.ID]
			if !ok {
				return nil
			}
			doc := &readout.Document{Text: r.Text, Language: "en"}
			doc.Tokens = cut.Annotate(doc).Tokens
			doc.Sentences = split.Annotate(doc).Sentences
			doc.Tags = tagger.Annotate(doc).Tags
			out = append(out, lesson{doc, align(doc, entities)})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func lines(path string, each func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(make([]byte, 1<<16), 1<<26)
	for n := 1; s.Scan(); n++ {
		if err := each(s.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// ontoNotes maps the labels of the articles.
var ontoNotes = map[string]readout.EntityType{
	"PERSON": readout.EntityPerson, "ORG": readout.EntityOrganization, "NORP": readout.EntityNationality,
	"GPE": readout.EntityPlace, "LOC": readout.EntityPlace, "FAC": readout.EntityPlace,
	"EVENT": readout.EntityEvent, "LAW": readout.EntityLaw, "PRODUCT": readout.EntityProduct,
}

// align sets byte spans on tokens, without articles and possessives, and lets
// the word lists correct the type.
func align(doc *readout.Document, entities [][3]any) []readout.Entity {
	var out []readout.Entity
	t := 0
	for _, e := range entities {
		start, end := int(e[0].(float64)), int(e[1].(float64))
		kind, ok := ontoNotes[e[2].(string)]
		if !ok {
			continue
		}
		for t < len(doc.Tokens) && doc.Tokens[t].Start < start {
			t++
		}
		r := readout.TokenRange{First: t, End: t}
		for r.End < len(doc.Tokens) && doc.Tokens[r.End].End <= end {
			r.End++
		}
		for r.First < r.End && strings.EqualFold(doc.Tokens[r.First].Text(doc), "the") {
			r.First++
		}
		for r.First < r.End && strings.Trim(doc.Tokens[r.End-1].Text(doc), "'’s\"”,.") == "" {
			r.End--
		}
		if r.Empty() || strings.ContainsAny(doc.Text[doc.Tokens[r.First].Start:doc.Tokens[r.End-1].End], "\n\"") {
			continue
		}
		name := doc.Text[doc.Tokens[r.First].Start:doc.Tokens[r.End-1].End]
		out = append(out, readout.Entity{Tokens: r, Type: corrected(name, kind)})
	}
	return out
}

func corrected(name string, kind readout.EntityType) readout.EntityType {
	_, form := lexicon.CountryOf(name)
	_, people := lexicon.NationalityOf(name)
	_, body := lexicon.OrganizationOf(name)
	switch {
	case people && kind != readout.EntityPerson:
		return readout.EntityNationality
	case form == lexicon.CountryMetonym && kind != readout.EntityPerson:
		return readout.EntityOrganization
	case (form == lexicon.CountryNamed || form == lexicon.CountryCapital) && kind != readout.EntityPerson:
		return readout.EntityPlace
	case body && kind != readout.EntityPerson:
		return readout.EntityOrganization
	}
	return kind
}
