package attributions

import (
	"strings"

	"readout"
	"readout/lexicon"
)

// viaOf names through whom the words of a frame came: the outlet they were
// told to, the network they were posted on, the report that holds them, or the
// agency whose dispatch this is.
func (r *reading) viaOf(f frame, s *speakers) string {
	if f.relayed {
		if v := r.channelName(f.relay, s); v != "" {
			return v
		}
	}
	if f.head >= 0 {
		if v := r.channel(f, s); v != "" {
			return v
		}
	}
	if f.speaker >= 0 {
		if d := s.documentOwner(f.speaker); d >= 0 {
			if v := r.outletAt(d); v != "" {
				return v
			}
		}
	}
	for _, c := range r.doc.Credits {
		if c.Role == readout.CreditAgency {
			return c.Name
		}
	}
	return ""
}

// channel looks among the dependents of the cue, and of the verb that governs
// it, for an outlet or network.
func (r *reading) channel(f frame, s *speakers) string {
	for k, hops := f.head, 0; k >= 0 && hops < 3; hops++ {
		for _, x := range r.tree.Children(k) {
			c := int(x)
			if !r.tree.Is(c, "obl", "obj", "iobj", "nmod") || r.inContent(f, c) || f.source.Contains(c) {
				continue
			}
			if v := r.outletAt(c); v != "" && r.hears(c) {
				return v
			}
			if v := s.outletOf(c); v != "" {
				return v
			}
			if !lexicon.InClass("speech-carrier", r.lemma(c)) {
				continue
			}
			// "in a Truth Social post", "in an interview with the Echo"
			for i := int(r.left[c]); i <= int(r.right[c]); i++ {
				if v := r.outletAt(i); v != "" && !r.inContent(f, i) {
					return v
				}
			}
		}
		if !r.tree.Is(k, "advcl", "conj", "xcomp", "obj") {
			break
		}
		k = r.tree.Head(k)
	}
	return ""
}

// hears reports whether c is whom the words went to or where they stand, not
// who they are about: an object, or an oblique with to, on, in, by or through.
func (r *reading) hears(c int) bool {
	m := r.child(c, "case")
	if m < 0 {
		return true
	}
	switch r.lower(m) {
	case "to", "on", "in", "via", "through", "with", "at", "by":
		return true
	}
	return false
}

// outletOf is the organisation that "the outlet" at token c stands for.
func (s *speakers) outletOf(c int) string {
	if lexicon.InClass("outlet-noun", s.r.lemma(c)) {
		if k := s.small[c].chain; k > 0 && s.r.doc.Chains[k-1].Kind == readout.ActorOrganization {
			return s.r.doc.Chains[k-1].Name
		}
	}
	return ""
}

func (r *reading) inContent(f frame, i int) bool {
	for _, t := range f.content {
		if t.Contains(i) {
			return true
		}
	}
	return false
}

// outletAt is the usual name of the outlet, agency or network whose name holds
// token i, empty where it is none.
func (r *reading) outletAt(i int) string {
	if r.doc.Tags[i].UPOS != readout.PROPN {
		return ""
	}
	if v := r.platformAt(i); v != "" {
		return v
	}
	e := r.entityAt(i)
	if e < 0 || r.doc.Entities[e].Type == readout.EntityPerson {
		return ""
	}
	name := strings.TrimPrefix(strings.TrimPrefix(r.doc.Entities[e].Name, "The "), "the ")
	if full := r.agencies[name]; full != "" {
		return full
	}
	if usual := r.outlets[name]; usual != "" {
		return usual
	}
	for _, w := range strings.Fields(name) {
		if r.doc.Entities[e].Type == readout.EntityOrganization && lexicon.InClass("press-name", w) {
			return name
		}
	}
	return ""
}

// platformAt is the social network that token i begins or ends the name of.
func (r *reading) platformAt(i int) string {
	if w := r.tree.Text(i); r.platforms[w] && (len(w) > 1 || i > 0 && r.lower(i-1) == "on") {
		return w
	}
	for _, first := range []int{i - 1, i} {
		if first >= 0 && first+1 < len(r.doc.Tokens) {
			if w := r.tree.Text(first) + " " + r.tree.Text(first+1); r.platforms[w] {
				return w
			}
		}
	}
	return ""
}
