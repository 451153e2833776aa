// Command train makes the language pack from treebanks:
//
//	go run ./train -data DIR
//
// DIR holds ewt-train, ewt-dev, gum-train and gum-dev as .conllu.gz files. The
// same data give the same bytes. It is run by hand, never by users.
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

	"readout/analyze/names"
	"readout/analyze/tags"
	"readout/analyze/trees"
	"readout/internal/conllu"
	"readout/models"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "directory of the treebanks")
	out := flag.String("o", "models/english.pack", "pack to write")
	what := flag.String("what", "tags,trees", "sections to train; the others are kept from the present pack")
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

func run(dir, out, labelled string, what []string) error {
	start := time.Now()
	c := corpus{dev: map[string][]*conllu.Sentence{}}
	for _, name := range []string{"ewt", "gum"} {
		train, err := read(filepath.Join(dir, name+"-train.conllu.gz"))
		if err != nil {
			return err
		}
		c.train = append(c.train, train...)
		if c.dev[name], err = read(filepath.Join(dir, name+"-dev.conllu.gz")); err != nil {
			return err
		}
	}
	sections := map[string][]byte{}
	if old, err := models.English(); err == nil {
		for _, name := range old.Names() {
			sections[name] = old.Section(name)
		}
	}
	for _, w := range what {
		switch w {
		case "tags":
			sections[tags.SectionLemmas] = trainLemmas(c)
			sections[tags.SectionModel] = trainTags(c)
		case "trees":
			tagger, err := tags.New(pack(sections))
			if err != nil {
				return err
			}
			sections[trees.Section] = trainTrees(c, tagger)
		case "names":
			tagger, err := tags.New(pack(sections))
			if err != nil {
				return err
			}
			if sections[names.Section], err = trainNames(c, dir, labelled, tagger); err != nil {
				return err
			}
		default:
			return fmt.Errorf("-what %s: know only tags, trees and names", w)
		}
	}
	if err := os.WriteFile(out, packed(sections), 0o644); err != nil {
		return fmt.Errorf("write the pack: %w", err)
	}
	log.Printf("%s: %d bytes, %s, %s", out, len(packed(sections)), pack(sections).Checksum()[:12], time.Since(start).Round(time.Second))
	return nil
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
		return nil, fmt.Errorf("%w (name the treebanks' directory with -data)", err)
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
