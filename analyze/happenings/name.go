package happenings

import (
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/lexicon"
)

// party is who or what takes part, as other tellings may know it again.
type party struct {
	name  string            // canonical and in small letters; empty where nothing names it
	thing string            // the lemma of its head, where that is a common noun
	code  string            // of the country that it belongs to
	kind  readout.ActorKind // empty for what is no actor: a ship, a law
	own   bool              // the name is its own, not only its owner's: "Nordwind", not "Nordwind's yard"
	acted bool              // it is acted on
	loose bool              // beside a noun alone, and so perhaps acted on: "her nomination"
}

// key is how a key calls the party: by its name, else as what of whose.
func (p party) key() string {
	if p.own || p.name == "" || p.thing == "" || hasDigit(p.name) {
		return p.name
	}
	return p.name + ">" + p.thing
}

// parties reads the names of all who take part in a happening.
func (r *reader) parties(h *happening) []party {
	out := make([]party, 0, len(h.Source)+len(h.Target))
	for i, a := range slices.Concat(h.Source, h.Target) {
		p := r.party(a)
		p.acted = i >= len(h.Source)
		p.loose = h.noun && len(h.Target) == 0
		out = append(out, p)
	}
	if sort := r.sort(h.Happening.Head); h.noun && sort != "" { // "job cuts"
		out = append(out, party{thing: sort, acted: true, loose: true})
	}
	return out
}

func (r *reader) party(a readout.Argument) party {
	p := party{code: a.Code}
	head, ok := r.headAt[a.Span]
	if ok {
		if p.name = r.sign(head); p.name != "" {
			p.own = true
			return p
		}
		if t := r.thingAt[head]; t >= 0 {
			p.name, p.own = r.things[t].name, true
			return p
		}
	}
	if a.Chain >= 0 && a.Chain < len(r.doc.Chains) {
		name := r.doc.Chains[a.Chain].Name
		if last := name[strings.LastIndexByte(name, ' ')+1:]; isSign(last) && r.doc.Chains[a.Chain].Kind != readout.ActorPerson { // "it", of an "N90" read as a firm
			p.name, p.own = strings.TrimSuffix(lower(last), "s"), true
			return p
		}
		p.name, p.own, p.kind = r.chainName(a.Chain), true, r.kindOf(a.Chain)
		if ok && p.name != "" {
			p.name += r.numberBehind(head)
		}
		return p
	}
	if !ok || strings.ContainsAny(a.Text, "$£€#") {
		return p // a sum of money
	}
	p.thing = r.thing(head)
	if c := r.tree.Child(head, "appos"); c >= 0 && r.chainAt[c] >= 0 {
		p.name, p.own, p.kind = r.chainName(int(r.chainAt[c])), true, r.kindOf(int(r.chainAt[c]))
		return p
	}
	if p.kind = r.kindAt(head); p.kind == readout.ActorGroup {
		return p
	}
	if p.name = r.properName(head); p.name != "" {
		p.name += r.numberBehind(head)
		r.ownUp(&p, head)
		return p
	}
	if w := lower(r.tree.Text(head)); w != r.tree.Text(head) { // "Jobs" may be read as a common noun
		if full := r.fullName(w); full != w {
			p.name, p.own, p.kind = full, true, readout.ActorPerson
			return p
		}
	}
	if p.name = r.nameEnding(head); p.name != "" {
		p.own = true
		return p
	}
	if c := r.owner(head); c >= 0 {
		if p.name = r.chainName(int(r.chainAt[c])); p.name == "" {
			p.name = r.properName(c)
		}
	}
	return p
}

// thing is what a common noun names; empty for one that only says how much.
func (r *reader) thing(head int) string {
	if lemma := lower(r.tree.Lemma(head)); !lexicon.InClass("measuring-noun", lemma) {
		return lemma
	}
	return ""
}

// ownUp settles whether the name in the phrase of a head is that of the whole: "the
// Nordex index" is, and "the Lund plant" is a name with its noun.
func (r *reader) ownUp(p *party, head int) {
	c := r.tree.Child(head, "compound")
	switch {
	case r.tree.UPOS(head) == readout.PROPN, r.doc.Tags[head].XPOS == "NN" && lexicon.InClass("sorting-noun", p.thing):
		p.own = true
	case c == head-1 && c >= 0 && r.kindAt(c) == readout.ActorPlace && r.tree.Child(head, "det", "nmod:poss") >= 0:
		p.name, p.own = p.name+" "+p.thing, true
	}
}

// kindOf is the sort of actor of a chain. A parliament, a court or a ministry, to
// which something is done every day, is as good as a government.
func (r *reader) kindOf(chain int) readout.ActorKind {
	c := &r.doc.Chains[chain]
	if c.Kind != readout.ActorOrganization {
		return c.Kind
	}
	class := lexicon.OrganizationHead(lower(c.Name[strings.LastIndexByte(c.Name, ' ')+1:]))
	if o, ok := lexicon.OrganizationOf(c.Name); ok {
		class = o.Class
	}
	switch class {
	case "", "body", "company":
		return c.Kind
	}
	return readout.ActorGovernment
}

// kindAt is the sort of actor that the name at a token names; empty for things.
func (r *reader) kindAt(i int) readout.ActorKind {
	if e := r.entityAt[i]; e >= 0 {
		switch r.doc.Entities[e].Type {
		case readout.EntityPerson:
			return readout.ActorPerson
		case readout.EntityOrganization:
			return readout.ActorOrganization
		case readout.EntityPlace:
			return readout.ActorPlace
		case readout.EntityNationality:
			return readout.ActorGroup
		}
	}
	return ""
}

// nameEnding is the name before it that a phrase such as "the store" takes up:
// the last that ends with its head ("the Solveig Store"). Empty for none.
func (r *reader) nameEnding(head int) string {
	if d := r.tree.Child(head, "det"); d < 0 || lower(r.tree.Text(d)) != "the" {
		return ""
	}
	word := " " + lower(r.tree.Text(head))
	for k := len(r.doc.Entities) - 1; k >= 0; k-- {
		e := &r.doc.Entities[k]
		if name := lower(e.Name); e.Tokens.End <= head && strings.HasSuffix(name, word) {
			return withoutForm(name)
		}
	}
	return ""
}

// owner is whose the noun at head is: "Nordwind's yard", "shares of Nordwind"; -1 for nobody's.
func (r *reader) owner(head int) int {
	for _, c32 := range r.tree.Children(head) {
		c := int(c32)
		named := r.chainAt[c] >= 0 || r.tree.UPOS(c) == readout.PROPN
		if named && (r.tree.Is(c, "nmod:poss", "compound") || r.tree.Is(c, "nmod") && (r.caseOf(c) == "of" || r.caseOf(c) == "in")) {
			return c
		}
	}
	return -1
}

// chainName is the canonical name of a chain: of a person the fullest that the
// document gives, of a body without its legal form. Empty for a group.
func (r *reader) chainName(chain int) string {
	if chain < 0 {
		return ""
	}
	c := &r.doc.Chains[chain]
	switch c.Kind {
	case readout.ActorGroup:
		return ""
	case readout.ActorOrganization:
		if o, ok := lexicon.OrganizationOf(c.Name); ok {
			return lower(o.Name)
		}
	}
	name := withoutForm(lower(c.Name))
	if c.Kind == readout.ActorPerson || c.Kind == readout.ActorOrganization && !strings.Contains(name, " ") {
		return r.fullName(name)
	}
	return name
}

// fullName is the one person's name of the document that ends with name; name
// itself where there is none, or several.
func (r *reader) fullName(name string) string {
	full := name
	for i := range r.doc.Chains {
		c := &r.doc.Chains[i]
		other := lower(c.Name)
		if c.Kind != readout.ActorPerson || other == full || !strings.HasSuffix(other, " "+name) {
			continue
		}
		if full != name {
			return name
		}
		full = other
	}
	return full
}

// legalForms end the name of a firm and tell nothing of which it is.
var legalForms = map[string]bool{"inc": true, "inc.": true, "corp": true, "corp.": true, "corporation": true, "co": true, "co.": true,
	"company": true, "ltd": true, "ltd.": true, "limited": true, "plc": true, "llc": true, "ag": true, "nv": true, "n.v.": true, "sa": true, "s.a.": true, "gmbh": true}

func withoutForm(name string) string {
	words := strings.Fields(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
	for len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.TrimSuffix(strings.Join(words, " "), ",")
}

// numberBehind is the number or sign that a name's head goes on with: "Falke 4".
func (r *reader) numberBehind(head int) string {
	i := head + 1
	if r.tree.UPOS(head) == readout.NUM {
		i = head
	}
	if i < len(r.doc.Tokens) && r.tree.SentenceOf(i) == r.tree.SentenceOf(head) && r.timexAt[i] < 0 {
		if w := r.tree.Text(i); (i == head || r.tree.Head(i) == head) && r.tree.UPOS(i) == readout.NUM && unicode.IsDigit(rune(w[0])) {
			return " " + lower(w)
		}
	}
	return ""
}

// sign is a model's sign in the phrase of a head: "B52", of "the big Boeing B52".
// Empty for none.
func (r *reader) sign(head int) string {
	phrase := r.phrase(head)
	for i := phrase.First; i < phrase.End; i++ {
		if w := r.tree.Text(i); r.timexAt[i] < 0 && (isSign(w) || isNumber(w) && i > phrase.First && (i == head || r.tree.UPOS(i-1) == readout.PROPN || r.calledBy(i, head))) {
			return strings.TrimSuffix(lower(w), "s")
		}
	}
	return ""
}

// calledBy reports whether the number at i names what it stands before, of which
// there is one: "its 747 airliner".
func (r *reader) calledBy(i, head int) bool {
	tag := r.doc.Tags[head].XPOS
	return r.tree.Is(i, "nummod", "compound") && r.tree.Head(i) == head && (tag == "NN" || tag == "NNP") && r.tree.Child(head, "det", "nmod:poss") >= 0 &&
		lower(r.tree.Text(head)) != "aircraft" && !lexicon.InClass("measuring-noun", lower(r.tree.Lemma(head)))
}

// properName is what the phrase of a head is called in capitals; empty for none.
func (r *reader) properName(head int) string {
	var names []string
	phrase := r.phrase(head)
	for i := phrase.First; i < phrase.End; i++ {
		w := strings.TrimSuffix(strings.TrimSuffix(r.tree.Text(i), "'s"), "’s")
		proper := r.tree.UPOS(i) == readout.PROPN || r.tree.UPOS(i) == readout.ADJ && r.tree.UPOS(head) == readout.PROPN && lower(w) != w
		switch {
		case proper && r.chainAt[i] < 0 || proper && i == head:
			names = append(names, w)
		case proper && len(names) == 0:
			return r.chainName(int(r.chainAt[i]))
		}
	}
	return withoutForm(lower(strings.Join(names, " ")))
}

// isNumber reports whether a word is a bare number by which things are called:
// "the 747". A year is none.
func isNumber(w string) bool {
	w = strings.TrimSuffix(w, "s")
	return len(w) >= 3 && len(w) <= 4 && !strings.ContainsFunc(w, func(c rune) bool { return c < '0' || c > '9' }) && (len(w) == 3 || w < "1900" || w > "2100")
}

// isSign reports whether a word is a model's sign: "B52", "F-16", "3G". "15-year" and "2nd" are none.
func isSign(w string) bool {
	digits, letters, small := 0, 0, 0
	for _, c := range w {
		switch {
		case unicode.IsDigit(c):
			digits++
		case unicode.IsUpper(c):
			letters++
		case unicode.IsLetter(c):
			small++
		case c != '-':
			return false
		}
	}
	return digits > 0 && letters > 0 && letters <= 4 && small <= 3
}

// sameName reports whether two names can be one's: one is the other or a part
// of it at either end.
func sameName(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && (a == b || strings.HasPrefix(b, a+" ") || strings.HasSuffix(b, " "+a))
}
