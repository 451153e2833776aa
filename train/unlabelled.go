package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"readout"
	"readout/analyze/sentences"
	"readout/analyze/tokens"
	"readout/internal/conllu"
)

// Of the articles' sentences every unlabelledStep-th is given to a teacher, if
// it is of middling length and was not given before.
const (
	unlabelledStep = 4
	shortestTaught = 4
	longestTaught  = 60
)

// writeUnlabelled writes sentences of the articles, cut as Readout cuts them,
// as CoNLL-U without tags and trees, for a teacher to fill in (see -silver).
func writeUnlabelled(articles, out string) error {
	f, err := os.Create(out)
	if err != nil {
		return fmt.Errorf("write the sentences: %w", err)
	}
	defer f.Close()
	z := gzip.NewWriter(f)
	if err := unlabelled(articles, z); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write the sentences: %w", err)
	}
	return nil
}

func unlabelled(articles string, w io.Writer) error {
	paths, err := filepath.Glob(filepath.Join(articles, "*.jsonl.gz"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("no articles in %s (name the data directory with -data): %w", articles, err)
	}
	slices.Sort(paths)
	cut, split := tokens.New(), sentences.New()
	seen, count := map[string]bool{}, 0
	for _, path := range paths {
		err := lines(path, func(b []byte) error {
			var r struct{ ID, Text string }
			if err := json.Unmarshal(b, &r); err != nil {
				return err
			}
			doc := &readout.Document{Text: r.Text, Language: "en"}
			doc.Tokens = cut.Annotate(doc).Tokens
			for i, s := range split.Annotate(doc).Sentences {
				text := s.Span.Text(doc)
				if n := s.Tokens.End - s.Tokens.First; n < shortestTaught || n > longestTaught || seen[text] {
					continue
				}
				seen[text] = true
				if count++; count%unlabelledStep != 0 {
					continue
				}
				doc.ID = fmt.Sprintf("%s:%d", r.ID, i)
				one := *doc
				one.Sentences = []readout.Sentence{s}
				if err := conllu.Write(w, &one); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
