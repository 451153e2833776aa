package events

import (
	"readout"
	"readout/lexicon"
)

// codeNamed is the only country that the words of a name give: "South
// Lebanon", "Palestinian Liberation Organization". Names of people give none.
func (r *reader) codeNamed(e int) string {
	x := &r.doc.Entities[e]
	if x.Type != readout.EntityPlace && x.Type != readout.EntityOrganization {
		return ""
	}
	found := ""
	for i := x.Tokens.First; i < x.Tokens.End; i++ {
		code, form := lexicon.CountryOf(r.tree.Text(i))
		if form == lexicon.CountryNone || form == lexicon.CountryMetonym || len(code) < 3 {
			continue
		}
		if found != "" && found != code {
			return ""
		}
		found = code
	}
	return found
}

// compatriot gives arguments that only a role at home names the one country of
// the other side: "Norwegian police dispersed demonstrators".
func (r *reader) compatriot(a *act, head int, args, others []readout.Argument) {
	if len(args) != 1 || args[0].Code != "" || !r.atHome(a, head) {
		return
	}
	if code := oneCountry(others); code != "" && !r.abroad(a.sentence, code) {
		args[0].Code = code
		a.because("country of the other side", r.tree.Text(head))
	}
}

// abroad reports whether a sentence names another country than code.
func (r *reader) abroad(sentence int, code string) bool {
	in := r.doc.Sentences[sentence].Tokens
	for e := range r.doc.Entities {
		x := &r.doc.Entities[e]
		if in.Contains(x.Tokens.First) && len(x.Code) >= 3 && x.Code[:3] != code && lexicon.CountryName(x.Code[:3]) != "" {
			return true
		}
	}
	return false
}

// atHome reports whether the words for actor h name a part in the public life of
// one's own country; those who protest mean their own rulers.
func (r *reader) atHome(a *act, h int) bool {
	if a.typ == "PROTEST" && (r.ruler(h) || r.isPersonName(h) && r.ruler(r.titleBefore(h))) {
		return true
	}
	return r.tree.UPOS(h) == readout.NOUN && r.words.Class("@athome")[lower(r.tree.Lemma(h))] &&
		r.tree.Child(h, "nmod", "nmod:poss", "acl:relcl") < 0
}

// ruler reports whether token i is a word for who rules.
func (r *reader) ruler(i int) bool { return i >= 0 && r.words.Class("@rulers")[lower(r.tree.Lemma(i))] }

// titleBefore is the token before the name that h belongs to, -1 for none.
func (r *reader) titleBefore(h int) int {
	if e := r.entityAt[h]; e >= 0 {
		return r.doc.Entities[e].Tokens.First - 1
	}
	return -1
}

// oneCountry is the country that all arguments with a code share.
func oneCountry(args []readout.Argument) string {
	code := ""
	for _, x := range args {
		if len(x.Code) < 3 || lexicon.CountryName(x.Code[:3]) == "" || code != "" && code != x.Code[:3] {
			return ""
		}
		code = x.Code[:3]
	}
	return code
}
