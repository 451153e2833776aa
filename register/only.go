package register

import (
	"slices"
	"strings"

	"readout"
)

// Only cuts an export to what involves every one of the sides that are named:
// the events in which they take part, what they said, what is counted of them.
// A side is told by any of an actor's names; a country is meant with its
// people. It returns the names that nobody bears.
func Only(export *readout.Export, names []string) (cut *readout.Export, unknown []string) {
	var sides []map[string]bool
	for _, n := range names {
		side := sideOf(export, n)
		if len(side) == 0 {
			unknown = append(unknown, n)
		}
		sides = append(sides, side)
	}
	out := *export
	kept := map[string]bool{}
	out.Events = slices.DeleteFunc(slices.Clone(export.Events), func(e readout.Event) bool {
		all := slices.Concat(e.Source, e.Target)
		for _, side := range sides {
			if !slices.ContainsFunc(all, func(a string) bool { return side[a] }) {
				return true
			}
		}
		kept[e.ID] = true
		return false
	})
	any := func(id *string) bool {
		return id != nil && slices.ContainsFunc(sides, func(s map[string]bool) bool { return s[*id] })
	}
	out.Statements = slices.DeleteFunc(slices.Clone(export.Statements), func(s readout.Statement) bool {
		return !any(s.Speaker) || len(sides) > 1 && (s.Event == nil || !kept[*s.Event])
	})
	out.Figures = slices.DeleteFunc(slices.Clone(export.Figures), func(f readout.Figure) bool {
		return !any(f.By) && !any(f.On) || len(sides) > 1 && !(any(f.By) && any(f.On))
	})
	out.Findings = slices.DeleteFunc(slices.Clone(export.Findings), func(f readout.Finding) bool { return f.Event == nil || !kept[*f.Event] })
	out.Stories = onlyStories(export.Stories, kept)
	return &out, unknown
}

// onlyStories keeps the stories of kept events.
func onlyStories(stories []readout.Story, kept map[string]bool) []readout.Story {
	out := []readout.Story{}
	for _, s := range stories {
		s.Events = slices.DeleteFunc(slices.Clone(s.Events), func(e string) bool { return !kept[e] })
		if len(s.Events) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// sideOf lists the actors that a name means: those who bear it, in any case,
// as their whole name or its last word, and with a government its people.
func sideOf(export *readout.Export, name string) map[string]bool {
	out, codes := map[string]bool{}, map[string]bool{}
	name = strings.ToLower(strings.TrimSpace(name))
	for _, a := range export.Actors {
		bears := name == a.ID || strings.EqualFold(name, a.Code) || slices.ContainsFunc(append(slices.Clip(a.Names), a.Name), func(n string) bool {
			n = strings.ToLower(n)
			return n == name || strings.HasSuffix(n, " "+name)
		})
		if !bears || name == "" {
			continue
		}
		out[a.ID] = true
		if a.Kind == readout.ActorGovernment && a.Code != "" {
			codes[a.Code] = true
		}
	}
	for _, a := range export.Actors {
		if codes[a.Code] && a.Kind != readout.ActorPlace {
			out[a.ID] = true
		}
	}
	return out
}
