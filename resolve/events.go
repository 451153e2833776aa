package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/denial"
	"readout/lexicon"
)

// groupTellings joins tellings of one happening, the strongest tie first, as
// long as no two in a group clash.
func (r *resolver) groupTellings() {
	ties := r.tellingTies()
	f := newForest(len(r.tellings))
	members := map[int][]int{}
	list := func(root int) []int {
		if m, ok := members[root]; ok {
			return m
		}
		return []int{root}
	}
	r.because = make([][]readout.Reason, len(r.tellings))
	apart := foes{}
	for _, t := range ties {
		a, b := f.find(t.a), f.find(t.b)
		if a == b || apart[a][b] {
			continue
		}
		if r.clash(list(a), list(b)) {
			apart.add(a, b)
			continue
		}
		joined := union(list(a), list(b))
		reasons := append(slices.Clip(r.because[a]), r.because[b]...)
		if len(reasons) < shownReasons {
			reasons = append(reasons, r.reasons(t)...)
		}
		root := f.join(a, b)
		apart.join(root, a+b-root)
		delete(members, a)
		delete(members, b)
		members[root], r.because[root] = joined, limit(reasons, shownReasons)
	}
	r.joinFollowing(f)
	r.groups = f.groups()
}

// foes are groups that clash, by their smallest members: whatever they grow by, they
// still do.
type foes map[int]map[int]bool

func (f foes) add(a, b int) {
	for _, p := range [][2]int{{a, b}, {b, a}} {
		if f[p[0]] == nil {
			f[p[0]] = map[int]bool{}
		}
		f[p[0]][p[1]] = true
	}
}

// join makes the foes of other those of root.
func (f foes) join(root, other int) {
	for foe := range f[other] {
		delete(f[foe], other)
		f.add(root, foe)
	}
	delete(f, other)
}

// clash reports whether some telling of one group cannot be of one happening
// with some telling of the other.
func (r *resolver) clash(xs, ys []int) bool {
	for _, x := range xs {
		for _, y := range ys {
			a, b := r.tellings[x], r.tellings[y]
			who := r.compareParties(a, b)
			where := comparePlaces(a.place, b.place)
			if who.clash || !sameReality(a, b) || !r.compareDays(a, b, who, where).ok || (!where.ok && !who.both) {
				return true
			}
			if r.otherMatter(a, b) || a.doc == b.doc && (a.earlier != b.earlier || !a.mode.Compatible(b.mode) || !compareWhen(a.when, b.when).ok) {
				return true
			}
		}
	}
	return false
}

// events writes out the groups that a reader would call events.
func (r *resolver) events() []readout.Event {
	r.eventIDs = make([]string, len(r.tellings))
	out := []readout.Event{}
	for _, g := range r.groups {
		if !r.worth(g) {
			continue
		}
		e := r.event(g)
		for _, n := range g {
			r.eventIDs[n] = e.ID
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b readout.Event) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// oftenTold is how many mentions make a happening one that matters.
const oftenTold = 3

// worth reports whether a group is more than a passing word: somebody takes
// part, and there is a day, a place, another party or document, or it is told
// again and again.
func (r *resolver) worth(group []int) bool {
	var parties []int
	docs := map[int]bool{}
	dated, placed, denied, real := false, false, true, false
	mentions := 0
	for _, n := range group {
		t := r.tellings[n]
		parties = union(parties, t.parties)
		docs[t.doc] = true
		dated = dated || t.when.said()
		placed = placed || t.place.key != ""
		mentions += len(t.mentions)
		denied = denied && t.denied
		real = real || t.modality != readout.ModalityHypothetical
	}
	if len(docs) > 1 {
		return true
	}
	if denied || (!real && !dated) {
		return false
	}
	if len(parties) == 0 {
		return placed && (dated || mentions >= oftenTold) || r.tellsSteps(group)
	}
	return dated || placed || len(parties) > 1 || mentions >= oftenTold || r.tellsSteps(group)
}

// tellsSteps reports whether a group says what became of a measure, whoever's it is:
// "the export controls ended in June", or by a side that is named: "Norway will end the
// export controls".
func (r *resolver) tellsSteps(group []int) bool {
	return slices.ContainsFunc(group, func(n int) bool {
		t := r.tellings[n]
		return isMeasure(t.mode.Name) && slices.ContainsFunc(t.mentions, func(m int) bool {
			d := r.docs[t.doc]
			head := d.Mentions[m].Head
			step, at := stepAbove(d, head)
			return step != "" && d.Arcs[head].Head == at && (d.Arcs[head].Rel == "nsubj" || d.Arcs[head].Rel == "obj" && len(t.parties) > 0)
		})
	})
}

// event puts one event together from its tellings.
func (r *resolver) event(group []int) readout.Event {
	e := readout.Event{Modality: readout.ModalityHypothetical, Stories: []string{}, Reasons: r.because[group[0]]}
	for _, n := range group {
		e.Modality = realer(e.Modality, r.tellings[n].modality)
	}
	mode := lexicon.Mode{}
	e.Type, mode = r.groupMode(group)
	e.Mode = mode.Name
	source, target := r.sides(group)
	e.Source, e.Target = r.actorIDs(source), r.actorIDs(target)
	e.Date = r.eventDate(group)
	if e.Date.Basis == readout.BasisUnknown {
		e.Date = r.reportedDate(group)
	}
	e.Place = r.eventPlace(group)
	e.Accounts = r.accounts(group)
	if e.Modality == readout.ModalityPlanned && stepToldOf(e) == lexicon.StepKept {
		e.Modality = readout.ModalityActual // who will not lift a tariff keeps it now
	}
	e.Title = r.title(r.modeTitle(mode, group), directed(e.Type) || isMeasure(e.Mode), source, target, e)
	ref := e.Accounts[0].Mentions[0]
	e.ID = readout.NewID('e', e.Type, e.Mode, string(e.Modality), ref.Document, fmt.Sprint(r.firstTrigger(group)))
	stories := map[string]bool{}
	for _, n := range group {
		stories[storyID(r, r.storyOf[r.tellings[n].doc])] = true
	}
	e.Stories = sortedKeys(stories)
	return e
}

// narrowerPart is how many mentions of the commonest mode of a group one of a
// narrower mode outweighs: fewer are more likely misread.
const narrowerPart = 4

// groupMode is the mode that most mentions of a group have, or a narrower one
// where some have that: a "conversation" that others know as a call is a call.
func (r *resolver) groupMode(group []int) (typ string, mode lexicon.Mode) {
	counts, types := map[string]int{}, map[string]string{}
	for _, n := range group {
		t := r.tellings[n]
		for _, m := range t.mentions {
			mention := &r.docs[t.doc].Mentions[m]
			counts[mention.Mode]++
			types[mention.Mode] = mention.Type
		}
	}
	names := sortedKeys(counts)
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	for _, name := range names {
		m := lexicon.ModeOf(name)
		narrower := len(m.Families) < len(mode.Families) && m.Compatible(mode)
		often := counts[name]*narrowerPart >= counts[names[0]] || types[name] == "OTHER" // who was "killed" in a fire died
		if mode.Name == "" || narrower && often {
			mode = m
		}
	}
	return types[mode.Name], mode
}

// firstTrigger is where the first mention of the first telling stands.
func (r *resolver) firstTrigger(group []int) readout.Span {
	t := r.tellings[group[0]]
	return r.docs[t.doc].Mentions[t.mentions[0]].Trigger
}

func realer(a, b readout.Modality) readout.Modality {
	rank := func(m readout.Modality) int {
		return slices.Index([]readout.Modality{readout.ModalityHypothetical, readout.ModalityPlanned, readout.ModalityActual}, m)
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}

// fewMentions is the part of the mentions of the most named party under which
// another party is passed over: more likely misread than forgotten.
const fewMentions = 0.25

// sides says who acts and who is acted on, by the number of mentions; somebody
// who stands on both sides goes where more put him, to the source when equal.
func (r *resolver) sides(group []int) (source, target []int) {
	acts, suffers := map[int]int{}, map[int]int{}
	most := 0
	for _, n := range group {
		t := r.tellings[n]
		for _, m := range t.mentions {
			mention := &r.docs[t.doc].Mentions[m]
			for _, a := range r.participants(t.doc, mention, mention.Source) {
				acts[a]++
			}
			for _, a := range r.participants(t.doc, mention, mention.Target) {
				suffers[a]++
			}
		}
	}
	var all []int
	for _, n := range group {
		all = union(all, r.tellings[n].parties)
	}
	if !directed(r.tellings[group[0]].typ) {
		together := slices.Clone(all)
		all = slices.DeleteFunc(all, func(x int) bool { return r.spare(x, together) })
	}
	for _, a := range all {
		most = max(most, acts[a]+suffers[a])
	}
	for _, a := range all {
		switch {
		case float64(acts[a]+suffers[a]) < fewMentions*float64(most):
		case acts[a] >= suffers[a]:
			source = append(source, a)
		default:
			target = append(target, a)
		}
	}
	if isMeasure(r.tellings[group[0]].mode.Name) {
		source = r.states(source)
	}
	return r.single(source), r.single(target)
}

// states leaves out of those who take a measure the persons who stand beside the
// government of their country: it is the country's.
func (r *resolver) states(side []int) []int {
	return slices.DeleteFunc(slices.Clone(side), func(x int) bool {
		return r.actors[x].kind == readout.ActorPerson && r.actors[x].code != "" && slices.ContainsFunc(side, func(y int) bool {
			return r.actors[y].kind == readout.ActorGovernment && r.actors[y].code == r.actors[x].code
		})
	})
}

// single leaves out of one side of a deed the governments that stand beside
// somebody of their country: one report says that Norvia asked for the call,
// another that its president did.
func (r *resolver) single(side []int) []int {
	return slices.DeleteFunc(slices.Clone(side), func(x int) bool {
		return r.actors[x].kind == readout.ActorGovernment && r.actors[x].code != "" && r.spare(x, side)
	})
}

func (r *resolver) actorIDs(actors []int) []string {
	out := make([]string, 0, len(actors))
	for _, a := range actors {
		out = append(out, r.actors[a].id)
	}
	return out
}

// eventDate is the finest date on which all tellings agree; where they do not,
// the day that most origins give, else what covers all.
func (r *resolver) eventDate(group []int) readout.EventDate {
	var days []dayRange
	best := readout.Date("")
	said := slices.ContainsFunc(group, func(n int) bool { return r.tellings[n].when.date.Known() && !r.tellings[n].when.lead })
	inferred := true
	for _, n := range group {
		t := r.tellings[n]
		if !t.when.date.Known() || (said && t.when.lead) {
			continue
		}
		d := rangeOf(t.when.date)
		days = append(days, d)
		if best == "" || d.last-d.first < rangeOf(best).last-rangeOf(best).first {
			best = t.when.date
		}
		if !t.when.lead && r.docs[t.doc].Timexes[t.when.timex].Date.Known() {
			inferred = false
		}
	}
	if len(days) == 0 {
		return readout.EventDate{Basis: readout.BasisUnknown}
	}
	all, common := days[0], days[0]
	for _, d := range days {
		all = dayRange{min(all.first, d.first), max(all.last, d.last)}
		common = dayRange{max(common.first, d.first), min(common.last, d.last)}
	}
	out := readout.EventDate{Value: best, Basis: readout.BasisStated}
	if inferred {
		out.Basis = readout.BasisInferred
	}
	if common.first > common.last { // the accounts disagree
		out.Value, common = cmp.Or(r.usualDay(group), all.covering()), all
	}
	out.Earliest, out.Latest = dayDate(common.first), dayDate(common.last)
	return out
}

// usualDay is the day that more than half of the origins that name one give;
// empty for none.
func (r *resolver) usualDay(group []int) (usual readout.Date) {
	origins, named := map[readout.Date]map[string]bool{}, map[string]bool{}
	for _, n := range group {
		t := r.tellings[n]
		if day := t.when.date.Day(); day.Exact() && !t.when.lead {
			if origins[day] == nil {
				origins[day] = map[string]bool{}
			}
			origins[day][r.origin[t.doc]], named[r.origin[t.doc]] = true, true
		}
	}
	for day, by := range origins {
		if 2*len(by) > len(named) { // no two days can
			usual = day
		}
	}
	return usual
}

// accounts gives what every document, and every party quoted in it, tells.
func (r *resolver) accounts(group []int) []readout.Account {
	type key struct {
		doc   int
		party string
	}
	byKey := map[key]*readout.Account{}
	var parties []int
	for _, n := range group {
		parties = union(parties, r.tellings[n].parties)
	}
	for _, n := range group {
		t := r.tellings[n]
		d := r.docs[t.doc]
		for _, m := range t.mentions {
			k := key{doc: t.doc}
			if p := r.party(t.doc, d.Mentions[m].Within, parties); p != none {
				k.party = r.actors[p].id
			}
			a := byKey[k]
			if a == nil {
				a = &readout.Account{Document: d.ID, Mentions: []readout.Evidence{}, Denied: true}
				if k.party != "" {
					a.Party = &k.party
				}
				byKey[k] = a
			}
			a.Denied = a.Denied && denial.Told(d, &d.Mentions[m])
			a.Mentions = append(a.Mentions, readout.Cite(d, sentenceSpan(d, &d.Mentions[m])))
			a.Details = append(a.Details, r.details(t.doc, m)...)
			a.Refs = append(a.Refs, readout.MentionRef{Document: d.ID, Mention: m})
		}
	}
	out := make([]readout.Account, 0, len(byKey))
	for _, a := range byKey {
		slices.SortFunc(a.Mentions, readout.Evidence.Compare)
		a.Mentions = slices.Compact(a.Mentions)
		a.Details = sortedDetails(a.Details)
		slices.SortFunc(a.Refs, func(x, y readout.MentionRef) int { return x.Mention - y.Mention })
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b readout.Account) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), strings.Compare(partyOf(a), partyOf(b)))
	})
	return out
}

func partyOf(a readout.Account) string {
	if a.Party == nil {
		return ""
	}
	return *a.Party
}

// party is the side whose own version an attribution passes on: a speaker who
// takes part, or one of a country that does; without an attribution the side
// that put the document out. None for an outsider.
func (r *resolver) party(doc, attribution int, parties []int) int {
	d := r.docs[doc]
	if attribution < 0 || attribution >= len(d.Attributions) {
		return r.ownVoice(doc, parties)
	}
	s := r.oneActor(doc, d.Attributions[attribution].Speaker)
	if s == none || r.actors[s].kind == readout.ActorPlace {
		return none
	}
	if slices.Contains(parties, s) {
		return s
	}
	code := r.actors[s].code
	if code != "" && slices.ContainsFunc(parties, func(p int) bool { return r.actors[p].code == code }) {
		return s
	}
	return none
}

// sentenceSpan is the sentence of a mention, or its trigger when it stands in none.
func sentenceSpan(d *readout.Document, m *readout.EventMention) readout.Span {
	if m.Sentence < 0 || m.Sentence >= len(d.Sentences) {
		return m.Trigger
	}
	return d.Sentences[m.Sentence].Span
}
