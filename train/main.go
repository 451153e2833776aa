// Command train makes the language pack:
//
//	go run ./train -data DIR
//
// DIR/treebank holds ewt-train, ewt-dev, gum-train and gum-dev as .conllu.gz
// files, DIR/articles raw text as .jsonl.gz files with a field text. With
// -silver it learns besides from sentences that a teacher parsed, which
// -unlabelled writes and train/teacher/parse.py parses. The same data give the
// same bytes. It is run by hand, never by users.
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"readout/analyze/attributions"
	"readout/analyze/names"
	"readout/analyze/tags"
	"readout/analyze/trees"
	"readout/internal/conllu"
	"readout/internal/wordclass"
	"readout/internal/wordvec"
	"readout/models"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "directory with the folders treebank, articles and attribution")
	out := flag.String("o", "models/english.pack", "pack to write; CARD.md is written beside it")
	what := flag.String("what", "classes,vectors,tags,trees,names,attributions", "sections to train, in order; the others are kept from the present pack")
	silver := flag.String("silver", "", "sentences of the articles parsed by a teacher, .conllu.gz, for tags and trees; optional")
	labelled := flag.String("labelled", "", "names found in the articles by another program, .jsonl.gz; optional")
	unlabelled := flag.String("unlabelled", "", "write sentences of the articles to this file, .conllu.gz, for a teacher to parse, and train nothing")
	flag.Parse()
	if *unlabelled != "" {
		if err := writeUnlabelled(filepath.Join(*data, "articles"), *unlabelled); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := run(inputs{*data, *labelled, *silver}, *out, strings.Split(*what, ",")); err != nil {
		log.Fatal(err)
	}
}

// inputs say what a pack is made of: a directory and, where they are named,
// files with what other programs found in the articles.
type inputs struct{ data, labelled, silver string }

// corpus is the treebanks, read.
type corpus struct {
	train  []*conllu.Sentence
	dev    map[string][]*conllu.Sentence
	silver []*conllu.Sentence // what a teacher parsed
}

// treebanks are the names of the treebanks, in the order of training.
var treebanks = []string{"ewt", "gum"}

func readCorpus(dir string) (corpus, error) {
	c := corpus{dev: map[string][]*conllu.Sentence{}}
	for _, name := range treebanks {
		train, err := read(filepath.Join(dir, name+"-train.conllu.gz"))
		if err != nil {
			return c, err
		}
		c.train = append(c.train, train...)
		if c.dev[name], err = read(filepath.Join(dir, name+"-dev.conllu.gz")); err != nil {
			return c, err
		}
	}
	return c, nil
}

func run(in inputs, out string, what []string) error {
	start := time.Now()
	treebank := filepath.Join(in.data, "treebank")
	c, err := readCorpus(treebank)
	if err != nil {
		return err
	}
	if c.silver, err = readSilver(in.silver); err != nil {
		return err
	}
	sections, err := present(out)
	if err != nil {
		return err
	}
	for _, w := range what {
		switch w {
		case "classes":
			sections[wordclass.Section], err = trainClasses(filepath.Join(in.data, "articles"))
		case "vectors":
			sections[wordvec.Section], err = trainVectors(filepath.Join(in.data, "articles"))
		case "tags":
			sections[tags.SectionLemmas] = trainLemmas(c)
			sections[tags.SectionModel], err = trainTagger(c, sections)
		case "trees":
			sections[trees.Section], err = trainParser(c, sections)
		case "names":
			sections[names.Section], err = trainNames(c, treebank, in.labelled, sections)
		case "attributions":
			sections[attributions.Section], err = trainAttributions(filepath.Join(in.data, "attribution", "polnear-train-dev.tar.gz"), pack(sections))
		default:
			return fmt.Errorf("-what %s: know only classes, vectors, tags, trees, names and attributions", w)
		}
		if err != nil {
			return err
		}
	}
	if err := os.WriteFile(out, packed(sections), 0o644); err != nil {
		return fmt.Errorf("write the pack: %w", err)
	}
	log.Printf("%s: %d bytes, %s", out, len(packed(sections)), time.Since(start).Round(time.Second))
	return writeCard(filepath.Join(filepath.Dir(out), "CARD.md"), pack(sections), c)
}

// present gives the sections of the pack that stands at path; none where there
// is no pack that this program can read.
func present(path string) (map[string][]byte, error) {
	sections := map[string][]byte{}
	b, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return sections, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the present pack: %w", err)
	}
	old, err := models.Read(b)
	if err != nil {
		return nil, err
	}
	for _, name := range old.Names() {
		sections[name] = old.Section(name)
	}
	return sections, nil
}

func packed(sections map[string][]byte) []byte {
	var list []models.Section
	for name, b := range sections {
		list = append(list, models.Section{Name: name, Content: b})
	}
	return models.Write(list)
}

func pack(sections map[string][]byte) *models.Pack {
	p, err := models.Read(packed(sections))
	if err != nil {
		panic(err) // it was written a moment ago
	}
	return p
}

func read(path string) ([]*conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w (name the data directory with -data)", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s, err := conllu.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}
