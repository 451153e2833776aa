package conllu_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/conllu"
)

const toy = `# newdoc id = a
# newpar
# text = They can't sing.
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sing	sing	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	sing	sing	VERB	VB	_	_	_	0:root	_
5	.	.	PUNCT	.	_	4	punct	_	_

`

func TestReadAll_readsWordsAndJoins(t *testing.T) {
	list, err := conllu.ReadAll(strings.NewReader(toy))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || len(list[0].Words) != 5 {
		t.Fatalf("got %d sentences", len(list))
	}
	s := list[0]
	if !s.Document || !s.Paragraph || s.Text != "They can't sing." {
		t.Errorf("comments: %+v", s)
	}
	glued := ""
	for _, w := range s.Words {
		if w.Glued {
			glued += w.Form + " "
		}
	}
	if glued != "ca sing " {
		t.Errorf("glued words %q, want %q", glued, "ca sing ")
	}
	if w := s.Words[3]; w.Head != -1 || w.UPOS != readout.VERB || w.Rel != "root" {
		t.Errorf("root: %+v", w)
	}
}

func TestReadAll_namesTheLineOfAFault(t *testing.T) {
	for name, text := range map[string]string{
		"columns": "1\ta\n",
		"head":    "1\ta\ta\tX\tX\t_\t7\tdep\t_\t_\n\n",
		"number":  "2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n",
	} {
		if _, err := conllu.ReadAll(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "line") {
			t.Errorf("%s: got %v, want an error that names the line", name, err)
		}
	}
}

func TestWrite_printsWhatReadReads(t *testing.T) {
	doc, err := readout.NewDocument(readout.Document{Text: "They sing."})
	if err != nil {
		t.Fatal(err)
	}
	doc.Tokens = []readout.Token{{Span: readout.Span{Start: 0, End: 4}}, {Span: readout.Span{Start: 5, End: 9}}, {Span: readout.Span{Start: 9, End: 10}}}
	doc.Sentences = []readout.Sentence{{Span: readout.Span{Start: 0, End: 10}, Tokens: readout.TokenRange{First: 0, End: 3}}}
	doc.Tags = []readout.Tag{{UPOS: readout.PRON, XPOS: "PRP", Lemma: "they"}, {UPOS: readout.VERB, XPOS: "VBP", Lemma: "sing"}, {UPOS: readout.PUNCT, XPOS: ".", Lemma: "."}}
	doc.Arcs = []readout.Arc{{Head: 1, Rel: "nsubj"}, {Head: -1, Rel: "root"}, {Head: 1, Rel: "punct"}}
	var b strings.Builder
	if err := conllu.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	list, err := conllu.ReadAll(strings.NewReader(b.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	for i, w := range list[0].Words {
		if w.Head != doc.Arcs[i].Head || w.Rel != doc.Arcs[i].Rel || w.Lemma != doc.Tags[i].Lemma || w.Glued != (i == 1) {
			t.Errorf("word %d came back as %+v", i, w)
		}
	}
}
