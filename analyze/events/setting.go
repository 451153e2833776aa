package events

import (
	"slices"

	"readout"
	"readout/lexicon"
)

// settingOf is the verb of what is done in the course of a call or meeting,
// where the words say that it is: "demanded an answer in a telephone call with
// X". No operator rules what only says where something was said. -1 for none.
func (r *reader) settingOf(a *act) int {
	if r.verbal(a.head) || a.trigger.Type != "CONSULT" || !a.trigger.Has(lexicon.FlagReciprocal) {
		return -1
	}
	switch r.caseOf(a.head) {
	case "in", "during", "on", "over", "at":
	default:
		return -1
	}
	p := r.tree.Head(a.head)
	switch {
	case p >= 0 && r.tree.Is(a.head, "obl"):
	case p >= 0 && r.tree.Is(a.head, "nmod") && a.mode == "call": // the tree hangs it on what was demanded
		for p >= 0 && !r.verbal(p) {
			p = r.tree.Head(p)
		}
	default:
		return -1
	}
	if p < 0 || !r.verbal(p) {
		return -1
	}
	switch op := r.triggers[p]; {
	case op != nil && (op.Op == lexicon.OpLight || op.Type == "" && op.Op != lexicon.OpNone):
		return -1 // "took part in talks", "imposed at the summit"
	case op != nil && !material(op.Type) && op.Type != "", lexicon.Cues().Verb(lower(r.tree.Lemma(p))).Class != lexicon.CueNone:
		return p
	}
	return -1
}

// addressed takes those with whom a call or meeting is held, in the course of
// which something is promised or demanded, for those to whom it is.
func (r *reader) addressed(a *act, p *parties) {
	if a.typ == "CONSULT" {
		return
	}
	for i := range r.acts {
		setting := &r.acts[i]
		if setting.setting != a.head || setting.setting < 0 {
			continue
		}
		var with parties
		r.nominal(setting, &with)
		with.target = slices.DeleteFunc(with.target, func(t party) bool { return contains(p.source, t.head) })
		if len(with.target) > 0 {
			p.target = p.target[:0] // "pledged to withdraw troops": what is promised, not to whom
		}
		for _, t := range with.target {
			p.to(t.head, "met-in-setting")
		}
	}
}

// inSetting reads who takes part in a call or meeting from what was done in it:
// who says something in a call with X speaks with X, and who tells X something
// in a call does, too.
func (r *reader) inSetting(a *act, own *parties) {
	subjects, _ := r.subjects(a.setting, 0)
	if len(own.source) > 0 || len(subjects) == 0 || r.isPassive(a.setting) {
		return
	}
	if len(own.target) == 0 {
		o := r.tree.Child(a.setting, "iobj", "obj")
		if o < 0 || !r.isPerson(o) {
			return
		}
		own.to(o, "addressed-in-setting")
	}
	for _, s := range subjects {
		if r.isActor(s) && r.tree.UPOS(s) != readout.DET {
			own.from(s, "speaks-in-setting")
		}
	}
}
