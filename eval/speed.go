package eval

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"time"

	"readout"
	"readout/analyze/tokens"
)

// Speed is how fast documents are analysed by one worker.
type Speed struct {
	Documents int
	Words     int           // tokens, punctuation included
	Bytes     int           // of text
	Whole     time.Duration // the whole analysis
	Splitting time.Duration // cutting the same text into words, for comparison
	Heap      uint64        // bytes in use after it, garbage collected
}

// MeasureSpeed analyses documents, some at once, with annotate, which attaches all
// layers, and then merely splits the same texts into words.
func MeasureSpeed(docs []*readout.Document, atOnce int, annotate func(...*readout.Document) error) (Speed, error) {
	s := Speed{Documents: len(docs)}
	begun := time.Now()
	for group := range slices.Chunk(docs, atOnce) {
		if err := annotate(group...); err != nil {
			return s, fmt.Errorf("speed: %w", err)
		}
		for _, d := range group {
			s.Words += len(d.Tokens)
			s.Bytes += len(d.Text)
			d.Layers = readout.Layers{}
		}
	}
	s.Whole = time.Since(begun)
	splitter := tokens.New()
	begun = time.Now()
	for _, d := range docs {
		splitter.Annotate(d)
	}
	s.Splitting = time.Since(begun)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s.Heap = m.HeapInuse
	return s, nil
}

// Print writes the figures as a table.
func (s Speed) Print(w io.Writer) {
	whole, split := s.Whole.Seconds(), s.Splitting.Seconds()
	fmt.Fprintf(w, "documents          %12d\n", s.Documents)
	fmt.Fprintf(w, "words              %12d\n", s.Words)
	fmt.Fprintf(w, "whole analysis     %12.0f words a second on one core\n", float64(s.Words)/whole)
	fmt.Fprintf(w, "                   %12.2f MB a second\n", float64(s.Bytes)/1e6/whole)
	fmt.Fprintf(w, "splitting alone    %12.2f MB a second\n", float64(s.Bytes)/1e6/split)
	fmt.Fprintf(w, "memory in use      %12.0f MB\n", float64(s.Heap)/1e6)
}
