// Command train makes the language pack:
//
//	go run ./train -data DIR
//
// DIR/treebank holds ewt-train, ewt-dev, gum-train and gum-dev as .conllu.gz
// files, DIR/articles raw text as .jsonl.gz files with a field text. The same
// data give the same bytes. It is run by hand, never by users.
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
	"readout/models"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "directory with the folders treebank, articles and attribution")
	out := flag.String("o", "models/english.pack", "pack to write; CARD.md is written beside it")
	what := flag.String("what", "classes,tags,trees,names,attributions", "sections to train, in order; the others are kept from the present pack")
	labelled := flag.String("labelled", "", "names found in the articles by another program, .jsonl.gz; optional")
	flag.Parse()
	if err := run(*data, *out, *labelled, strings.Split(*what, ",")); err != nil {
		log.Fatal(err)
	}
}

// corpus is the treebanks, read.
type corpus struct {
	train []*conllu.Sentence
	dev   map[string][]*conllu.Sentence
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

func run(dir, out, labelled string, what []string) error {
	start := time.Now()
	treebank := filepath.Join(dir, "treebank")
	c, err := readCorpus(treebank)
	if err != nil {
		return err
	}
	sections, err := present(out)
	if err != nil {
		return err
	}
	for _, w := range what {
		switch w {
		case "classes":
			sections[wordclass.Section], err = trainClasses(filepath.Join(dir, "articles"))
		case "tags":
			sections[tags.SectionLemmas] = trainLemmas(c)
			sections[tags.SectionModel], err = trainTagger(c, sections)
		case "trees":
			sections[trees.Section], err = trainParser(c, sections)
		case "names":
			sections[names.Section], err = trainNames(c, treebank, labelled, sections)
		case "attributions":
			sections[attributions.Section], err = trainAttributions(filepath.Join(dir, "attribution", "polnear-train-dev.tar.gz"), pack(sections))
		default:
			return fmt.Errorf("-what %s: know only classes, tags, trees, names and attributions", w)
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
