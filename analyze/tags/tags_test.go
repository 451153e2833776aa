package tags_test

import (
	"strings"
	"testing"

	"readout"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/tokens"
	"readout/models"
)

func tagger(t testing.TB) *tags.Annotator {
	t.Helper()
	pack, err := models.English()
	if err != nil {
		t.Fatal(err)
	}
	a, err := tags.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func tag(t testing.TB, a *tags.Annotator, text string) *readout.Document {
	t.Helper()
	doc, err := readout.NewDocument(readout.Document{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	doc.Tokens = tokens.New().Annotate(doc).Tokens
	doc.Sentences = sentences.New().Annotate(doc).Sentences
	doc.Tags = a.Annotate(doc).Tags
	return doc
}

func TestAnnotate_givesTagsAndLemmas(t *testing.T) {
	a := tagger(t)
	for text, want := range map[string]string{
		"The boys were singing.":                          "DET/DT/the NOUN/NNS/boy AUX/VBD/be VERB/VBG/sing PUNCT/./.",
		"She didn't stop in Paris.":                       "PRON/PRP/she AUX/VBD/do PART/RB/not VERB/VB/stop ADP/IN/in PROPN/NNP/Paris PUNCT/./.",
		"The export controls on cable ended.":             "DET/DT/the NOUN/NN/export NOUN/NNS/control ADP/IN/on NOUN/NN/cable VERB/VBD/end PUNCT/./.",
		"It will end the export controls.":                "PRON/PRP/it AUX/MD/will VERB/VB/end DET/DT/the NOUN/NN/export NOUN/NNS/control PUNCT/./.",
		"It raised the duty to 9 percent and cut quotas.": "PRON/PRP/it VERB/VBD/raise DET/DT/the NOUN/NN/duty ADP/IN/to NUM/CD/9 NOUN/NN/percent CCONJ/CC/and VERB/VBD/cut NOUN/NNS/quota PUNCT/./.",
		"Berg is still due to travel to Velm.":            "PROPN/NNP/Berg AUX/VBZ/be ADV/RB/still ADJ/JJ/due PART/TO/to VERB/VB/travel ADP/IN/to PROPN/NNP/Velm PUNCT/./.",
		"The delay is due to travel to the coast.":        "DET/DT/the NOUN/NN/delay AUX/VBZ/be ADJ/JJ/due ADP/IN/to NOUN/NN/travel ADP/IN/to DET/DT/the NOUN/NN/coast PUNCT/./.",
		"The bigger cities have 5 parks":                  "DET/DT/the ADJ/JJR/big NOUN/NNS/city VERB/VBP/have NUM/CD/5 NOUN/NNS/park",
	} {
		doc := tag(t, a, text)
		var got []string
		for _, x := range doc.Tags {
			got = append(got, x.UPOS.String()+"/"+x.XPOS+"/"+x.Lemma)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
	}
}

func TestLemmas_learnEndingsAndExceptions(t *testing.T) {
	var examples []tags.Example
	add := func(form, lemma string, upos readout.UPOS, xpos string) {
		examples = append(examples, tags.Example{Form: form, Lemma: lemma, Label: tags.Label{UPOS: upos, XPOS: xpos}})
	}
	for _, w := range []string{"walk", "talk", "jump", "play"} {
		add(w+"ed", w, readout.VERB, "VBD")
	}
	add("cried", "cry", readout.VERB, "VBD")
	add("tried", "try", readout.VERB, "VBD")
	add("went", "go", readout.VERB, "VBD")
	l, err := tags.ReadLemmas(tags.LearnLemmas(examples))
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"Walked": "walk", "looked": "look", "fried": "fry", "went": "go"} {
		if got := l.Lemma(form, tags.Label{UPOS: readout.VERB, XPOS: "VBD"}); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func BenchmarkAnnotate(b *testing.B) {
	a := tagger(b)
	doc := tag(b, a, strings.Repeat("The minister, who had met union leaders in the capital on Tuesday, said the government would not change its plan to cut spending. ", 100))
	for b.Loop() {
		a.Annotate(doc)
	}
	b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
