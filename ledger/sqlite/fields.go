package sqlite

import "readout"

// What is stored of each layer, in its order, for both ways.

func (f *form) sentence(s *readout.Sentence) {
	f.span(&s.Span)
	f.tokens(&s.Tokens)
	text(f, &s.Kind)
}

func (f *form) entity(e *readout.Entity) {
	f.span(&e.Span)
	f.tokens(&e.Tokens)
	text(f, &e.Type)
	text(f, &e.Name)
	text(f, &e.Code)
}

func (f *form) chain(c *readout.Chain) {
	text(f, &c.Kind)
	text(f, &c.Name)
	text(f, &c.Code)
	list(f, &c.Roles, (*form).role)
	list(f, &c.References, (*form).reference)
	list(f, &c.Members, func(f *form, m *int) { f.numbers(m) })
}

func (f *form) role(r *readout.Role) {
	text(f, &r.Title)
	text(f, &r.Of)
}

func (f *form) reference(r *readout.Reference) {
	f.span(&r.Span)
	f.numbers(&r.Head)
	text(f, &r.Form)
	text(f, &r.By)
}

func (f *form) timex(t *readout.Timex) {
	f.span(&t.Span)
	f.tokens(&t.Tokens)
	text(f, &t.Type)
	text(f, &t.Value)
	text(f, &t.Mod)
	text(f, &t.Date)
	text(f, &t.Relative)
	text(f, &t.By)
}

func (f *form) quantity(q *readout.Quantity) {
	f.span(&q.Span)
	f.tokens(&q.Tokens)
	f.float(&q.Value)
	text(f, &q.Unit)
	f.flag(&q.Approximate)
	text(f, &q.Bound)
	text(f, &q.Of)
	text(f, &q.Measure)
	f.numbers(&q.ByChain, &q.OnChain, &q.Timex)
	text(f, &q.Rule)
}

func (f *form) attribution(a *readout.Attribution) {
	f.numbers(&a.Sentence)
	for _, spans := range []*[]readout.Span{&a.Source, &a.Cue, &a.Content, &a.Quotes} {
		list(f, spans, (*form).span)
	}
	text(f, &a.Kind)
	text(f, &a.Stance)
	f.numbers(&a.Speaker)
	text(f, &a.Via)
	f.numbers(&a.Parent, &a.Timex)
	list(f, &a.Reasons, (*form).reason)
}

func (f *form) mention(m *readout.EventMention) {
	f.span(&m.Trigger)
	f.numbers(&m.Head, &m.Sentence)
	text(f, &m.Type)
	text(f, &m.Mode)
	list(f, &m.Source, (*form).argument)
	list(f, &m.Target, (*form).argument)
	f.numbers(&m.Timex)
	placed := m.Place != nil
	if f.flag(&placed); placed {
		if m.Place == nil {
			m.Place = &readout.Argument{}
		}
		f.argument(m.Place)
	}
	text(f, &m.Polarity)
	text(f, &m.Modality)
	list(f, &m.Slots, (*form).slot)
	f.numbers(&m.Within)
	list(f, &m.Reasons, (*form).reason)
}

func (f *form) argument(a *readout.Argument) {
	f.span(&a.Span)
	text(f, &a.Text)
	f.numbers(&a.Chain)
	text(f, &a.Code)
}

func (f *form) slot(s *readout.Slot) {
	text(f, &s.Name)
	f.span(&s.Span)
	text(f, &s.Value)
	f.numbers(&s.Chain, &s.Timex, &s.Quantity, &s.Within)
	f.flag(&s.Negated)
}

func (f *form) reason(r *readout.Reason) {
	text(f, &r.By)
	f.float(&r.Score)
	text(f, &r.Note)
}

// span is where it starts and its length.
func (f *form) span(s *readout.Span) {
	length := s.End - s.Start
	f.numbers(&s.Start, &length)
	s.End = s.Start + length
}

func (f *form) tokens(r *readout.TokenRange) {
	length := r.End - r.First
	f.numbers(&r.First, &length)
	r.End = r.First + length
}
