package attributions

import (
	"readout"
)

// viaOf names through whom the words of a frame came: the outlet they were
// told to, the network they were posted on, the report that holds them, or the
// agency whose dispatch this is.
func (r *reading) viaOf(f frame, s *speakers) string {
	if f.head >= 0 {
		if v := r.channel(f); v != "" {
			return v
		}
	}
	if f.rule == "according-to" {
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
func (r *reading) channel(f frame) string {
	for k, hops := f.head, 0; k >= 0 && hops < 3; hops++ {
		for _, x := range r.tree.Children(k) {
			c := int(x)
			if !r.tree.Is(c, "obl", "obj", "iobj", "nmod") || r.inContent(f, c) || f.source.Contains(c) {
				continue
			}
			if v := r.outletAt(c); v != "" {
				return v
			}
			if !spoken[r.lemma(c)] {
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

// spoken are things that words are said in.
var spoken = map[string]bool{
	"post": true, "tweet": true, "statement": true, "interview": true, "article": true, "message": true, "video": true,
	"report": true, "story": true, "column": true, "podcast": true, "briefing": true, "conference": true, "editorial": true,
	"programme": true, "program": true, "show": true, "network": true, "platform": true, "medium": true, "site": true,
	"account": true, "letter": true, "essay": true, "appearance": true, "broadcast": true, "newspaper": true, "outlet": true,
}

func (r *reading) inContent(f frame, i int) bool {
	for _, t := range f.content {
		if t.Contains(i) {
			return true
		}
	}
	return false
}

// outletAt is the name of the organisation or network whose name holds token i.
func (r *reading) outletAt(i int) string {
	if r.doc.Tags[i].UPOS != readout.PROPN {
		return ""
	}
	if v := r.platformAt(i); v != "" {
		return v
	}
	lo, hi := 0, len(r.doc.Entities)
	for lo < hi {
		if mid := (lo + hi) / 2; r.doc.Entities[mid].Tokens.End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.doc.Entities) {
		if e := r.doc.Entities[lo]; e.Tokens.Contains(i) && e.Type == readout.EntityOrganization {
			return e.Name
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
