package register

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// Voice is one speaker with what he or she spoke on.
type Voice struct {
	Speaker string  `json:"speaker"` // actor id
	Topics  []Topic `json:"topics"`
}

// Topic is what statements are on: the kind of happening or the measure that
// their words tell of; empty for anything else.
type Topic struct {
	Topic      string   `json:"topic"`
	Statements []string `json:"statements"` // ids, by date of report
	Documents  []string `json:"documents"`
	Origins    int      `json:"origins"`
}

// voices lists the speakers, those who spoke most first, and their topics.
func (x *index) voices() []Voice {
	type key struct{ speaker, topic string }
	byKey := map[key][]*readout.Statement{}
	count := map[string]int{}
	topics := map[string][]string{}
	for i := range x.export.Statements {
		s := &x.export.Statements[i]
		if s.Speaker == nil || x.actors[*s.Speaker] == nil {
			continue
		}
		k := key{*s.Speaker, x.topic(s)}
		byKey[k] = append(byKey[k], s)
		count[k.speaker]++
		topics[k.speaker] = addTo(topics[k.speaker], k.topic)
	}
	out := []Voice{}
	for speaker := range count {
		v := Voice{Speaker: speaker}
		for _, topic := range topics[speaker] {
			list := byKey[key{speaker, topic}]
			slices.SortFunc(list, func(a, b *readout.Statement) int {
				return cmp.Or(compareDates(x.published(a.Document), x.published(b.Document)), strings.Compare(a.ID, b.ID))
			})
			t := Topic{Topic: topic}
			var content []readout.Evidence
			for _, s := range list {
				content = append(content, s.Content...)
				t.Statements = append(t.Statements, s.ID)
				t.Documents = addTo(t.Documents, s.Document)
			}
			t.Origins = x.witnesses.Count(t.Documents, content)
			v.Topics = append(v.Topics, t)
		}
		slices.SortStableFunc(v.Topics, func(a, b Topic) int {
			if (a.Topic == "") != (b.Topic == "") {
				return strings.Compare(b.Topic, a.Topic)
			}
			return len(b.Statements) - len(a.Statements)
		})
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b Voice) int {
		return cmp.Or(count[b.Speaker]-count[a.Speaker], strings.Compare(a.Speaker, b.Speaker))
	})
	return out
}

// topic is what a statement is on.
func (x *index) topic(s *readout.Statement) string {
	for i := range x.export.Figures {
		f := &x.export.Figures[i]
		if f.Evidence.Document == s.Document && f.Measure != "" && slices.ContainsFunc(s.Content, func(c readout.Evidence) bool { return c.Span().Contains(f.Evidence.Span()) }) {
			return f.Measure
		}
	}
	if s.Event != nil && x.events[*s.Event] != nil {
		return strings.ToLower(lexicon.ModeOf(x.events[*s.Event].Mode).Title)
	}
	return ""
}
