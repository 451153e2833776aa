// Package conllu reads and writes CoNLL-U, the format of the Universal
// Dependencies treebanks.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout"
)

// Word is one syntactic word.
type Word struct {
	Form  string
	Lemma string
	UPOS  readout.UPOS
	XPOS  string
	Head  int    // index into Sentence.Words; -1 for the root
	Rel   string // relation with subtype
	Glued bool   // no white space stands after the word
	Misc  string // the tenth column as it stands
}

// Sentence is one tree.
type Sentence struct {
	Text      string // the "# text" line, empty when there is none
	Document  bool   // a new document begins here
	Paragraph bool   // a new paragraph begins here
	Words     []Word
}

// Reader gives the sentences of a file one by one.
type Reader struct {
	lines *bufio.Scanner
	line  int
}

// NewReader reads from r.
func NewReader(r io.Reader) *Reader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<16), 1<<24)
	return &Reader{lines: s}
}

// Next gives the next sentence, or io.EOF after the last.
func (r *Reader) Next() (*Sentence, error) {
	s := &Sentence{}
	var joined span
	for r.lines.Scan() {
		r.line++
		line := strings.TrimSuffix(r.lines.Text(), "\r")
		switch {
		case line == "":
			if len(s.Words) > 0 {
				return s, r.check(s)
			}
		case line[0] == '#':
			s.comment(line)
		default:
			if err := s.word(line, &joined); err != nil {
				return nil, fmt.Errorf("line %d: %w", r.line, err)
			}
		}
	}
	if err := r.lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", r.line+1, err)
	}
	if len(s.Words) > 0 {
		return s, r.check(s)
	}
	return nil, io.EOF
}

// ReadAll gives every sentence of r.
func ReadAll(r io.Reader) ([]*Sentence, error) {
	var out []*Sentence
	for in := NewReader(r); ; {
		s, err := in.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}

// check makes sure that heads lie within the sentence.
func (r *Reader) check(s *Sentence) error {
	for i, w := range s.Words {
		if w.Head >= len(s.Words) || w.Head < -1 || w.Head == i {
			return fmt.Errorf("line %d: the head of word %d does not lie in its sentence", r.line, i+1)
		}
	}
	return nil
}

// span is a surface token that holds several words: "1-2".
type span struct {
	last  int
	glued bool
}

func (s *Sentence) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimSpace(line[1:]), "=")
	switch strings.TrimSpace(key) {
	case "text":
		s.Text = strings.TrimSpace(value)
	case "newdoc", "newdoc id":
		s.Document = true
	case "newpar", "newpar id":
		s.Paragraph = true
	}
}

func (s *Sentence) word(line string, joined *span) error {
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10", len(col))
	}
	glued := strings.Contains(col[9], "SpaceAfter=No")
	if first, last, ok := strings.Cut(col[0], "-"); ok {
		n, err := strconv.Atoi(last)
		if err != nil {
			return fmt.Errorf("bad range %q", col[0])
		}
		if _, err := strconv.Atoi(first); err != nil {
			return fmt.Errorf("bad range %q", col[0])
		}
		*joined = span{last: n, glued: glued}
		return nil
	}
	if strings.Contains(col[0], ".") {
		return nil // an empty node of the enhanced graph
	}
	id, err := strconv.Atoi(col[0])
	if err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("word number %q where %d should stand", col[0], len(s.Words)+1)
	}
	head := 0
	if col[6] != "_" {
		if head, err = strconv.Atoi(col[6]); err != nil {
			return fmt.Errorf("bad head %q", col[6])
		}
	}
	switch {
	case id < joined.last:
		glued = true
	case id == joined.last:
		glued = joined.glued
	}
	s.Words = append(s.Words, Word{
		Form: col[1], Lemma: col[2], UPOS: readout.ParseUPOS(col[3]), XPOS: col[4],
		Head: head - 1, Rel: col[7], Glued: glued, Misc: col[9],
	})
	return nil
}

// Write prints the sentences of a document with its tags and trees. Layers that
// are not there are left blank.
func Write(w io.Writer, doc *readout.Document) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# newdoc id = %s\n", doc.ID)
	for i, s := range doc.Sentences {
		if i > 0 && strings.Count(doc.Text[doc.Sentences[i-1].Span.End:s.Span.Start], "\n") > 1 {
			fmt.Fprintln(out, "# newpar")
		}
		fmt.Fprintf(out, "# sent_id = %s-%d\n# text = %s\n", doc.ID, i+1, strings.Join(strings.Fields(s.Span.Text(doc)), " "))
		for t := s.Tokens.First; t < s.Tokens.End; t++ {
			writeWord(out, doc, s.Tokens, t)
		}
		fmt.Fprintln(out)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

func writeWord(out io.Writer, doc *readout.Document, r readout.TokenRange, t int) {
	lemma, upos, xpos, head, rel, misc := "_", "_", "_", "_", "_", "_"
	if t < len(doc.Tags) {
		lemma, upos, xpos = blank(doc.Tags[t].Lemma), doc.Tags[t].UPOS.String(), blank(doc.Tags[t].XPOS)
	}
	if t < len(doc.Arcs) {
		head, rel = "0", blank(doc.Arcs[t].Rel)
		if h := doc.Arcs[t].Head; h >= 0 {
			head = strconv.Itoa(h - r.First + 1)
		}
	}
	span := doc.Tokens[t].Span
	if t+1 < len(doc.Tokens) && doc.Tokens[t+1].Start == span.End {
		misc = "SpaceAfter=No"
	}
	if misc == "_" {
		misc = fmt.Sprintf("Start=%d|End=%d", span.Start, span.End)
	} else {
		misc += fmt.Sprintf("|Start=%d|End=%d", span.Start, span.End)
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", t-r.First+1, span.Text(doc), lemma, upos, xpos, head, rel, misc)
}

func blank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
