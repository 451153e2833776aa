package conllu_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/conllu"
)

const annotated = `# newdoc id = made-up
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-nnnnn-cf1-2-coref
2	mayor	mayor	NOUN	NN	_	6	nsubj	_	_
3	of	of	ADP	IN	_	5	case	_	_
4	Upper	Upper	PROPN	NNP	_	5	compound	_	Entity=(2-place-new-nnnnn-cf2-1,2-sgl
5	Marsh	Marsh	PROPN	NNP	_	2	nmod	_	Entity=2)1)
6	lost	lose	VERB	VBD	_	0	root	_	_
7	her	her	PRON	PRP$	_	8	nmod:poss	_	Entity=(3-object-new-nnnnn-cf3-2-sgl(1-person-giv:act-nnnnn-cf1-1-ana)
8	chain	chain	NOUN	NN	_	6	obj	_	Entity=3)|SpaceAfter=No
9	.	.	PUNCT	.	_	6	punct	_	_

`

func TestMentions_readsNestedEntities(t *testing.T) {
	list, err := conllu.ReadAll(strings.NewReader(annotated))
	if err != nil {
		t.Fatal(err)
	}
	want := "[{1 person 0 5 1} {2 place 3 5 4} {3 object 6 8 7} {1 person 6 7 6}]"
	if got := fmt.Sprint(list[0].Mentions()); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestDocument_keepsWordsTagsAndTrees(t *testing.T) {
	list, err := conllu.ReadAll(strings.NewReader(annotated + annotated))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(conllu.Documents(list)); n != 2 {
		t.Fatalf("got %d documents, want 2", n)
	}
	doc := conllu.Document(list)
	if want := "The mayor of Upper Marsh lost her chain."; doc.Sentences[1].Span.Text(doc) != want {
		t.Errorf("got %q, want %q", doc.Sentences[1].Span.Text(doc), want)
	}
	if doc.Arcs[9].Head != 10 || doc.Tokens[17].Text(doc) != "." {
		t.Errorf("the second sentence's words do not follow the first's")
	}
}
