package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"readout"
	"readout/eval"
	"readout/internal/conllu"
)

const gold = `# newdoc id = made-up
1	The	the	DET	DT	_	3	det	_	Entity=(1-person-new
2	Peruvian	Peruvian	ADJ	JJ	_	3	amod	_	_
3	President	president	PROPN	NNP	_	4	nmod:desc	_	_
4	Ana	Ana	PROPN	NNP	_	6	nsubj	_	_
5	Ruiz	Ruiz	PROPN	NNP	_	4	flat	_	Entity=1)
6	visited	visit	VERB	VBD	_	0	root	_	_
7	the	the	DET	DT	_	8	det	_	Entity=(2-organization-new
8	University	University	PROPN	NNP	_	6	obj	_	_
9	of	of	ADP	IN	_	11	case	_	_
10	Upper	Upper	PROPN	NNP	_	11	compound	_	Entity=(3-place-new
11	Marsh	Marsh	PROPN	NNP	_	8	nmod	_	Entity=3)2)|SpaceAfter=No
12	.	.	PUNCT	.	_	6	punct	_	_

1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv)
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

`

func read(t *testing.T) eval.GoldDocument {
	t.Helper()
	list, err := conllu.ReadAll(strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	return eval.GoldDocument{Document: conllu.Document(list), Sentences: list}
}

func TestGoldNames_leavesTitlesAndArticlesOut(t *testing.T) {
	g := read(t)
	var got []string
	for _, e := range eval.GoldNames(g.Document, g.Sentences) {
		got = append(got, fmt.Sprintf("%s:%s", e.Type, e.Name))
	}
	want := "PERSON:Ana Ruiz ORGANIZATION:University of Upper Marsh NATIONALITY:Peruvian"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestCoreference_countsLinks(t *testing.T) {
	g := read(t)
	at := func(first, end, head int, form readout.MentionForm) readout.Reference {
		return readout.Reference{
			Span: readout.Span{Start: g.Document.Tokens[first].Start, End: g.Document.Tokens[end-1].End},
			Head: head, Form: form, By: "test",
		}
	}
	right := readout.Chain{References: []readout.Reference{at(3, 5, 3, readout.FormName), at(12, 13, 12, readout.FormPronoun)}}
	wrong := readout.Chain{References: []readout.Reference{at(7, 11, 7, readout.FormName), at(12, 13, 12, readout.FormPronoun)}}
	for _, c := range []struct {
		chain readout.Chain
		want  eval.Score
	}{{right, eval.Score{Right: 1, Found: 1, Gold: 1}}, {wrong, eval.Score{Right: 0, Found: 1, Gold: 1}}} {
		g.Document.Chains = []readout.Chain{c.chain}
		if got := eval.Coreference([]eval.GoldDocument{g}).He; got != c.want {
			t.Errorf("got %v, want %v", got, c.want)
		}
	}
}
