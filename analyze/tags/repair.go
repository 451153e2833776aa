package tags

import (
	"readout"
	"readout/lexicon"
)

// This file sets right what the network, which looks no further than a few
// words, often takes for something else, and what costs a whole tree: the second
// word of "the export controls" taken for a verb, the second verb of "raised the
// tariff to 20 percent and cut visas" for a noun, and what somebody "is due to" do
// for what something is due to.

var (
	pluralNoun = Label{UPOS: readout.NOUN, XPOS: "NNS"}
	pastVerb   = Label{UPOS: readout.VERB, XPOS: "VBD"}
	bareVerb   = Label{UPOS: readout.VERB, XPOS: "VB"}
	infinitive = Label{UPOS: readout.PART, XPOS: "TO"}
)

// repair sets tags right that the words around them rule out.
func (a *Annotator) repair(form func(i int) string, out []readout.Tag) {
	for i := 1; i < len(out); i++ {
		switch label := (Label{out[i].UPOS, out[i].XPOS}); {
		case label.XPOS == "VBZ" && nounBefore(out[i-1]) && lexicon.InClass("control-noun", form(i)) && lexicon.InClass("controlled-noun", form(i-1)) && bare(out, i):
			out[i] = a.tagged(form(i), pluralNoun)
		case label.XPOS == "NN" && i+1 < len(out) && out[i-1].UPOS == readout.CCONJ && startsObject(out[i+1]) && lexicon.InClass("one-form-verb", form(i)):
			if verb := verbBefore(out, i-1); verb.UPOS == readout.VERB {
				out[i] = a.tagged(form(i), verb)
			}
		case label.XPOS == "NN" && isDueTo(form, out, i) && lexicon.InClass("due-verb", form(i)):
			out[i-1], out[i] = a.tagged(form(i-1), infinitive), a.tagged(form(i), bareVerb)
		}
	}
}

// isDueTo reports whether the word at token i is what somebody "is due to" do: "she is
// still due to travel to the coast". No more nouns follow, as in "due to travel costs".
func isDueTo(form func(i int) string, out []readout.Tag, i int) bool {
	if i < 4 || form(i-1) != "to" || form(i-2) != "due" || i+1 < len(out) && nounBefore(out[i+1]) || i+1 < len(out) && out[i+1].XPOS == "NNS" {
		return false
	}
	be := i - 3
	if out[be].UPOS == readout.ADV {
		be--
	}
	return out[be].UPOS == readout.AUX && out[be].Lemma == "be" && be > 0 && (out[be-1].XPOS == "NNP" || out[be-1].XPOS == "PRP")
}

func (a *Annotator) tagged(form string, label Label) readout.Tag {
	return readout.Tag{UPOS: label.UPOS, XPOS: label.XPOS, Lemma: a.lemmas.Lemma(form, label)}
}

func nounBefore(t readout.Tag) bool { return t.XPOS == "NN" || t.XPOS == "NNP" }

// bare reports whether no object follows the word at token i, which as a verb would
// want one: "end the export controls on cable".
func bare(out []readout.Tag, i int) bool {
	if i+1 == len(out) {
		return true
	}
	switch out[i+1].XPOS {
	case "IN", "TO", "CC", "MD", "VBD", "VBP", "VBZ", ",", ".", ":":
		return true
	}
	return false
}

// startsObject reports whether a token opens the object of a verb: a plural, an
// article, a possessive.
func startsObject(t readout.Tag) bool {
	switch t.XPOS {
	case "NNS", "DT", "PRP$", "PRP":
		return true
	}
	return false
}

// verbBefore is the form of the verb with which one behind the conjunction at
// token i goes together; of no verb for none.
func verbBefore(out []readout.Tag, i int) Label {
	for i--; i >= 0; i-- {
		switch out[i].XPOS {
		case "VBD":
			return pastVerb
		case "VB":
			return bareVerb
		case "VBZ", "VBP", "VBG", "VBN", "MD", ":", "WDT", "WP":
			return Label{}
		}
	}
	return Label{}
}
