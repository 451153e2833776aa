package events

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// party is the head of a phrase that takes part, before it is made an argument.
type party struct {
	head int
	by   string // the rule that found it
}

// parties are the source and target heads of an act.
type parties struct{ source, target []party }

func (p *parties) from(head int, by string) {
	if head >= 0 {
		p.source = append(p.source, party{head, by})
	}
}

func (p *parties) to(head int, by string) {
	if head >= 0 {
		p.target = append(p.target, party{head, by})
	}
}

// participants reads who takes part in act a.
func (r *reader) participants(a *act) parties {
	var p parties
	if a.busy || a.takesUp >= 0 && r.takesEffect(a.head) {
		return p // two acts that a broken tree puts in each other's scope; a measure that has its sides elsewhere
	}
	a.busy = true
	defer func() { a.busy = false }()
	if r.verbal(a.head) || r.tree.UPOS(a.head) == readout.ADJ {
		r.ofVerb(a, &p)
	} else {
		r.ofNoun(a, &p)
		if a.visas {
			r.visaSides(a, &p)
		}
	}
	r.nearby(a, &p)
	return p
}

// ofVerb reads the participants of a verb, active or passive.
func (r *reader) ofVerb(a *act, p *parties) {
	v := a.head
	if n := r.victimsOf(v); n >= 0 {
		p.to(n, "counted")
		if n < v || r.tree.Is(v, "amod") {
			return
		}
	}
	subjects, by := r.subjects(v, 0)
	passive := r.isPassive(v) && (a.trigger.Type != "PROTEST" || r.hasBe(v)) && !strings.HasSuffix(a.trigger.Key, "/A")
	theme := a.trigger.Has(lexicon.FlagTheme)
	for _, s := range subjects {
		if passive || (theme && a.typ == "OTHER") {
			p.to(s, by)
		} else {
			p.from(s, by)
		}
	}
	for _, c32 := range r.tree.Children(v) {
		c := int(c32)
		switch {
		case r.tree.Is(c, "obj", "iobj"):
			r.object(a, c, p)
		case r.tree.Is(c, "obl:agent"), passive && r.tree.Is(c, "obl") && r.caseOf(c) == "by":
			p.from(c, "agent")
		case r.tree.Is(c, "obl"):
			r.oblique(a, c, p)
		case r.tree.Is(c, "advcl") && a.trigger.Mode == "visit" && !passive:
			r.company(c, p)
		case r.tree.Is(c, "ccomp", "xcomp") && asks(a.trigger.Op):
			if s := r.tree.Child(c, "nsubj"); s >= 0 && (a.scope < 0 || r.tree.Dominates(c, r.acts[a.scope].head)) {
				p.to(s, "subject-of-clause")
			}
		case r.tree.Is(c, "xcomp") && a.trigger.Op == lexicon.OpRefuse && r.triggers[c] == nil: // "refused to answer a request from X"
			for _, o := range r.tree.All(c, "obj", "obl") {
				r.author(o, p)
			}
		}
	}
	if len(p.target) == 0 && a.scope >= 0 && !(a.trigger.Has(lexicon.FlagReciprocal) && len(p.source) > 1) {
		r.targetOfScope(a, p)
	}
	if !slices.ContainsFunc(p.target, func(t party) bool { return r.entityAt[t.head] >= 0 || r.chain(t.head) >= 0 }) {
		r.addressed(a, p)
	}
}

// asks reports whether an operator's clause names in its subject whom it addresses.
func asks(op lexicon.Operator) bool {
	return op == lexicon.OpDemand || op == lexicon.OpAllow || op == lexicon.OpOrder || op == lexicon.OpThreaten || op == lexicon.OpAccuse || op == lexicon.OpInvite
}

// object reads a direct or indirect object: an actor, or a thing that belongs to one.
func (r *reader) object(a *act, c int, p *parties) {
	if k := r.caseOf(c); k == "in" || k == "at" || a.trigger.Mode == "talk" && k == "" { // "speak English"
		return // a place that the tree took for the object
	}
	if r.isMeans(a, c) {
		r.complements(c, p)
		return
	}
	if r.isActor(c) {
		p.to(c, "object")
		return
	}
	if a.trigger.Type == "CONSULT" && !a.trigger.Has(lexicon.FlagPlace) { // what is discussed is no party
		return
	}
	for _, o := range r.tree.Conjuncts(c) {
		r.owner(o, p, "owner-of-object")
		if a.trigger.Op == lexicon.OpRefuse || a.trigger.Op == lexicon.OpAccept || a.trigger.Op == lexicon.OpComply {
			r.author(o, p)
			continue
		}
		r.complements(o, p)
	}
}

// author takes those from whom the thing at o comes for targets.
func (r *reader) author(o int, p *parties) {
	for _, n := range r.tree.All(o, "nmod") {
		if k := r.caseOf(n); k == "by" || k == "from" || k == "of" || k == "with" {
			p.to(n, "author-of-object")
		}
	}
}

// doer takes those who did the deed at o for targets: "an inquiry into crimes
// committed by X", "protests against violations by X".
func (r *reader) doer(o int, p *parties) {
	for _, n := range r.tree.All(o, "nmod") {
		if r.caseOf(n) == "by" && r.isActor(n) {
			p.to(n, "doer-of-complement")
		}
	}
	for _, v := range r.tree.All(o, "acl") {
		if by := r.tree.Child(v, "obl:agent"); by >= 0 && r.isActor(by) {
			p.to(by, "doer-of-complement")
		}
	}
}

// complements takes what stands behind noun o after a preposition for targets.
func (r *reader) complements(o int, p *parties) {
	for _, n := range r.tree.All(o, "nmod") {
		switch r.caseOf(n) {
		case "of", "to", "for", "with", "against", "on", "from", "by", "in", "into":
			p.to(n, "complement-of-object")
		}
	}
}

// isMeans reports whether object c is what the deed is done with, and not whom
// it is done to: troops that are sent or withdrawn, aid that is given.
func (r *reader) isMeans(a *act, c int) bool {
	if a.trigger.Mode == "extradition" {
		return true
	}
	l := lower(r.tree.Lemma(c))
	if !r.words.Class("@troops")[l] && !r.words.Class("@peacekeepers")[l] && !r.words.Class("@aidgoods")[l] {
		return false
	}
	switch a.trigger.Type {
	case "MOBILIZE", "AID":
		return true
	case "RETREAT":
		return a.mode != "release"
	}
	poss := r.tree.Child(c, "nmod:poss")
	return a.trigger.Op == lexicon.OpOffer || poss >= 0 && r.isPronoun(poss)
}

// owner takes possessor, nationality or country before noun n for a target.
func (r *reader) owner(n int, p *parties, by string) {
	for _, c32 := range r.tree.Children(n) {
		c := int(c32)
		if r.tree.Is(c, "nmod:poss") && r.isActor(c) && r.tree.UPOS(c) != readout.PRON ||
			r.tree.Is(c, "amod", "compound", "nmod:unmarked") && r.isActor(c) && (r.entityAt[c] >= 0 || r.chain(c) >= 0) {
			p.to(c, by)
		}
	}
}

// oblique reads a prepositional complement of a verb.
func (r *reader) oblique(a *act, c int, p *parties) {
	if r.timexAt[c] >= 0 || r.platform(c) || r.tree.Is(c, "obl:tmod", "obl:npmod", "obl:unmarked") {
		return
	}
	kase := r.caseOf(c)
	switch kase {
	case "with", "to", "against", "at", "on", "upon", "toward", "towards", "from", "into", "for", "between", "among", "over", "behind", "of":
	default:
		return
	}
	if a.trigger.Has(lexicon.FlagReciprocal) && a.trigger.Type == "CONSULT" && kase != "with" && kase != "to" && kase != "between" && kase != "among" {
		return
	}
	if kase == "for" || kase == "between" || kase == "of" {
		if !r.isActor(c) {
			return
		}
	}
	if r.isActor(c) {
		switch {
		case a.gains && kase == "from":
			p.from(c, "giver")
		case kase == "with" && a.trigger.Mode == "visit" && (r.tree.Lemma(a.head) != "visit" || r.tree.Child(a.head, "obj") >= 0):
			if r.isPronoun(c) && r.chain(c) >= 0 { // "a minister will travel with her": whose visit it is was told before
				p.source = p.source[:0]
			}
			p.from(c, "companion")
		default:
			p.to(c, "oblique-"+kase)
		}
		return
	}
	r.owner(c, p, "owner-of-oblique")
	r.origin(a, c, p)
}

// targetOfScope takes the target from the act that an operator governs.
func (r *reader) targetOfScope(a *act, p *parties) {
	in := &r.acts[a.scope]
	below := r.participants(in)
	for _, t := range below.target {
		p.to(t.head, "scope-"+t.by)
	}
	if len(p.target) > 0 {
		return
	}
	for _, s := range below.source {
		if !contains(p.source, s.head) {
			p.to(s.head, "scope-"+s.by)
		}
	}
}

func contains(list []party, head int) bool {
	for _, p := range list {
		if p.head == head {
			return true
		}
	}
	return false
}

// ofNoun reads the participants of an event noun: from the verb that carries
// it, and from its own possessors and complements.
func (r *reader) ofNoun(a *act, p *parties) {
	var own parties
	r.nominal(a, &own)
	if a.setting >= 0 {
		r.inSetting(a, &own)
	}
	if a.verb >= 0 && a.verbed {
		r.carrier(a, p)
	}
	for _, s := range own.source {
		if len(p.source) > 0 && r.isPronoun(s.head) && (r.chain(s.head) < 0 || r.tree.Is(s.head, "nmod:poss")) {
			continue // "held their first meeting", "called off his visit" name nobody anew
		}
		if !contains(p.source, s.head) {
			if len(p.source) > 0 && !a.trigger.Has(lexicon.FlagReciprocal) {
				p.to(s.head, s.by)
			} else {
				p.from(s.head, s.by)
			}
		}
	}
	p.target = append(p.target, own.target...)
}

// carrier reads subject and obliques of the verbs that carry a noun.
func (r *reader) carrier(a *act, p *parties) {
	for _, v := range a.chain {
		if !r.verbal(v) {
			continue
		}
		subjects, by := r.subjects(v, 0)
		passive := r.isPassive(v)
		for _, s := range subjects {
			switch {
			case s == a.head || r.tree.Dominates(s, a.head):
			case a.suffers, a.gains, passive:
				p.to(s, by+"-of-carrier")
			default:
				p.from(s, by+"-of-carrier")
			}
		}
		for _, c32 := range r.tree.Children(v) {
			c := int(c32)
			switch {
			case r.tree.Dominates(c, a.head) || r.timexAt[c] >= 0:
			case r.tree.Is(c, "iobj"), r.tree.Is(c, "obj") && r.isActor(c):
				p.to(c, "object-of-carrier")
			case r.tree.Is(c, "obl:agent"), passive && r.tree.Is(c, "obl") && r.caseOf(c) == "by":
				p.from(c, "agent")
			case r.tree.Is(c, "obl"):
				r.oblique(a, c, p)
			}
		}
		if len(p.source) > 0 || len(p.target) > 0 {
			return
		}
	}
}

// nominal reads possessors, nationalities and prepositional phrases of noun a.head.
func (r *reader) nominal(a *act, p *parties) {
	theme := a.trigger.Has(lexicon.FlagTheme)
	acted := theme || a.suffers || a.typ == "ACCUSE" && a.trigger.Type == "ACCUSE" && a.trigger.Mode == "trial"
	ofSource := a.typ == "CONSULT" || a.typ == "PROTEST" || a.trigger.Has(lexicon.FlagOfSource) || a.typ == "AGREE" || a.trigger.Type == "REQUEST"
	for _, c32 := range r.tree.Children(a.head) {
		c := int(c32)
		switch {
		case c < a.head && c >= a.head-a.trigger.Head: // a word of the trigger itself
		case r.tree.Is(c, "nmod:poss"), r.tree.Is(c, "amod", "compound") && r.modifies(c):
			r.modifier(a, c, acted, p)
		case r.tree.Is(c, "nmod", "obl"):
			if r.timexAt[c] >= 0 || r.platform(c) {
				continue
			}
			kase := r.caseOf(c)
			switch {
			case kase == "by", kase == "from" && a.typ == "AID":
				p.from(c, "nominal-"+kase)
			case kase == "between" && !a.trigger.Has(lexicon.FlagReciprocal):
				p.to(c, "nominal-between")
			case kase == "of" && ofSource, kase == "between", kase == "among", kase == "from" && (a.typ == "REQUEST" || a.typ == "CONSULT" || a.typ == "AGREE"):
				if r.isActor(c) {
					p.from(c, "nominal-"+kase)
				}
			case kase == "with", kase == "against", kase == "to", kase == "on", kase == "of", kase == "at", kase == "into", kase == "for", kase == "from", kase == "toward", kase == "towards":
				if r.isActor(c) {
					p.to(c, "nominal-"+kase)
				} else if kase != "for" {
					r.owner(c, p, "owner-of-complement")
					r.doer(c, p)
					r.origin(a, c, p)
				}
			}
		}
	}
}

// modifier reads what stands before an event noun: "Trump's call", "U.S.-China
// talks", "the Israeli attack".
func (r *reader) modifier(a *act, c int, acted bool, p *parties) {
	if r.tree.Is(c, "nmod:poss") && (!r.isActor(c) || r.timexAt[c] >= 0) {
		return
	}
	switch {
	case r.scenic(a, c):
		return
	case acted, r.struck(a, c):
		p.to(c, "modifier")
		return
	}
	p.from(c, "modifier")
	for _, g := range r.tree.All(c, "compound", "amod", "nmod", "dep") { // "U.S.-China talks" parsed as a chain
		if r.isActor(g) && a.trigger.Has(lexicon.FlagReciprocal) {
			p.from(g, "modifier")
		}
	}
}

// subjects finds the subjects of predicate v, through coordination and control.
func (r *reader) subjects(v, depth int) (heads []int, by string) {
	if depth > 6 {
		return nil, ""
	}
	if s := r.tree.Child(v, "nsubj"); s >= 0 {
		if r.tree.UPOS(s) == readout.PRON && r.chain(s) < 0 {
			switch strings.ToLower(r.tree.Text(s)) {
			case "who", "which", "that":
				if up := r.relativeHead(v); up >= 0 {
					return []int{up}, "relative-subject"
				}
			}
		}
		return r.tree.All(v, "nsubj"), "subject"
	}
	p := r.tree.Head(v)
	if up := r.accusedOf(v); up >= 0 {
		if o := r.actorAfter(up, false); o >= 0 && o < v {
			return []int{o}, "object-control"
		}
	}
	if up := r.infinitiveBefore(v); up >= 0 && !r.tree.Is(v, "xcomp") {
		if t := r.triggers[up]; asks(t.Op) {
			if o := r.actorAfter(up, false); o >= 0 && o < v {
				return []int{o}, "object-control"
			}
		}
		heads, _ = r.subjects(up, depth+1)
		return heads, "subject-control"
	}
	if p < 0 {
		return nil, ""
	}
	switch {
	case r.tree.Is(v, "conj"):
		heads, _ = r.subjects(p, depth+1)
		return heads, "shared-subject"
	case r.tree.Is(v, "xcomp"):
		if o := r.tree.Child(p, "obj", "iobj"); o >= 0 && o < v && (r.triggers[p] != nil && asks(r.triggers[p].Op) || r.infinitive(v) && r.isPerson(o) && !promises(r.tree.Lemma(p))) {
			return []int{o}, "object-control" // "instructed their ministers to meet"
		}
		heads, _ = r.subjects(p, depth+1)
		return heads, "subject-control"
	case r.tree.Is(v, "advcl") && r.finite(v):
		return nil, ""
	case r.tree.Is(v, "advcl"):
		if o := r.tree.Child(p, "obj"); o >= 0 && (r.triggers[p] != nil && r.triggers[p].Op == lexicon.OpAccuse || r.commanded(v, o)) {
			return []int{o}, "object-control"
		}
		heads, _ = r.subjects(p, depth+1)
		return heads, "subject-of-main-clause"
	case r.tree.Is(v, "acl:relcl"):
		return []int{p}, "relative-subject"
	case r.tree.Is(v, "acl"):
		if r.tree.UPOS(p) == readout.NOUN && r.triggers[p] != nil && r.triggers[p].Op != lexicon.OpNone { // "a plan to attack"
			return r.holders(p), "holder-of-noun"
		}
		return []int{p}, "modified-noun"
	}
	return nil, ""
}

// commanded reports whether o, the object of the verb above infinitive v, is told
// to do it: "instructed their ministers to meet".
func (r *reader) commanded(v, o int) bool {
	p := r.tree.Head(v)
	return p >= 0 && o < v && r.infinitive(v) && r.isPerson(o) && lexicon.InClass("command-verb", lower(r.tree.Lemma(p)))
}

// promises reports whether a verb's subject, and not its object, is to do what
// the infinitive behind it says: "promised her to come".
func promises(lemma string) bool {
	return lexicon.InClass("promise-verb", lower(lemma))
}

// finite reports whether v has its own tense, and so a subject of its own.
func (r *reader) finite(v int) bool {
	switch r.doc.Tags[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	m := r.modalOf(v)
	return m.perfect || m.will || m.would || m.may
}

// relativeHead is the noun that the clause of v modifies, -1 for none.
func (r *reader) relativeHead(v int) int {
	for range 4 {
		if r.tree.Is(v, "acl") {
			return r.tree.Head(v)
		}
		if !r.tree.Is(v, "conj") || r.tree.Head(v) < 0 {
			return -1
		}
		v = r.tree.Head(v)
	}
	return -1
}

// holders are those who have the plan, offer or attempt that noun n names.
func (r *reader) holders(n int) []int {
	if c := r.tree.Child(n, "nsubj"); c >= 0 {
		return []int{c} // a verb taken for a noun: "Norway plans to"
	}
	if c := r.tree.Child(n, "nmod:poss"); c >= 0 {
		return []int{c}
	}
	for _, c := range r.tree.All(n, "nmod") {
		if k := r.caseOf(c); k == "by" || k == "of" {
			return []int{c}
		}
	}
	if p := r.tree.Head(n); p >= 0 && r.tree.Is(n, "obj") {
		heads, _ := r.subjects(p, 4)
		return heads
	}
	return nil
}
