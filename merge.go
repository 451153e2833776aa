package readout

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// What several parts know of one actor or origin is put together by id. How
// much of it is kept is bounded, by document and place, never by which part
// came first.
const (
	mergedEvidence = 10
	mergedReasons  = 12
)

// Merge puts the exports of parts together: lists sorted by id, actors and
// origins of one id made one. The parts are not altered.
func Merge(parts ...*Export) *Export {
	out := &Export{Version: ContractVersion, Documents: []Record{}, Origins: []Origin{}, Stories: []Story{}, Actors: []Actor{},
		Events: []Event{}, Statements: []Statement{}, Figures: []Figure{}, Findings: []Finding{}}
	for _, p := range parts {
		out.Documents = append(out.Documents, p.Documents...)
		out.Origins = append(out.Origins, p.Origins...)
		out.Stories = append(out.Stories, p.Stories...)
		out.Actors = append(out.Actors, p.Actors...)
		out.Events = append(out.Events, p.Events...)
		out.Statements = append(out.Statements, p.Statements...)
		out.Figures = append(out.Figures, p.Figures...)
		out.Findings = append(out.Findings, p.Findings...)
	}
	out.Documents = mergeEqual(out.Documents, func(r Record) string { return r.ID }, firstRow)
	out.Stories = mergeEqual(out.Stories, func(s Story) string { return s.ID }, firstRow)
	out.Events = mergeEqual(out.Events, func(e Event) string { return e.ID }, firstRow)
	out.Statements = mergeEqual(out.Statements, func(s Statement) string { return s.ID }, firstRow)
	out.Figures = mergeEqual(out.Figures, func(f Figure) string { return f.ID }, firstRow)
	out.Findings = mergeEqual(out.Findings, func(f Finding) string { return f.ID }, firstRow)
	out.Actors = mergeEqual(out.Actors, func(a Actor) string { return a.ID }, MergeActors)
	out.Origins = mergeEqual(out.Origins, func(o Origin) string { return o.ID }, MergeOrigins)
	return out
}

// mergeEqual sorts rows by id and merges those of one.
func mergeEqual[T any](rows []T, id func(T) string, merge func(...T) T) []T {
	slices.SortStableFunc(rows, func(a, b T) int { return strings.Compare(id(a), id(b)) })
	out := make([]T, 0, len(rows))
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && id(rows[end]) == id(rows[i]) {
			end++
		}
		out = append(out, merge(rows[i:end]...))
		i = end
	}
	return out
}

// firstRow is the first of several rows in the order of their bytes: two parts
// that come to the same by chance say it once.
func firstRow[T any](rows ...T) T {
	best, least := rows[0], []byte(nil)
	for i := range rows {
		if len(rows) == 1 {
			break
		}
		line, err := Row(rows[i])
		if err == nil && (least == nil || bytes.Compare(line, least) < 0) {
			best, least = rows[i], line
		}
	}
	return best
}

// MergeActors makes one actor of what several parts know of it. Its name is the
// one that most documents give, its code likewise.
func MergeActors(parts ...Actor) Actor {
	if len(parts) == 1 {
		return parts[0]
	}
	out := Actor{ID: parts[0].ID, Kind: parts[0].Kind, Roles: []Role{}, Names: []string{}, Evidence: []Evidence{}}
	names, codes := map[string]int{}, map[string]int{}
	for _, a := range parts {
		out.Documents += a.Documents
		names[a.Name] += a.Documents
		if a.Code != "" {
			codes[a.Code] += a.Documents
		}
		out.Kind = min(out.Kind, a.Kind)
		out.Roles = append(out.Roles, a.Roles...)
		out.Names = append(out.Names, a.Names...)
		out.Evidence = append(out.Evidence, a.Evidence...)
		out.Reasons = append(out.Reasons, a.Reasons...)
	}
	out.Name, out.Code = mostVoted(names), mostVoted(codes)
	out.Roles = mergeRoles(out.Roles)
	slices.Sort(out.Names)
	out.Names = slices.Compact(out.Names)
	slices.SortFunc(out.Evidence, Evidence.Compare)
	out.Evidence = slices.Compact(out.Evidence)
	out.Evidence = slices.Clip(out.Evidence[:min(len(out.Evidence), mergedEvidence)])
	out.Reasons = mergeReasons(out.Reasons)
	return out
}

// mergeRoles sorts roles and drops what comes twice, and those without days that
// stand there with days, too: one part knew what another did not.
func mergeRoles(roles []Role) []Role {
	slices.SortFunc(roles, CompareRoles)
	roles = slices.Compact(roles)
	dated := map[Role]bool{}
	for _, r := range roles {
		if r.From != "" || r.To != "" {
			dated[Role{Title: r.Title, Of: r.Of}] = true
		}
	}
	return slices.DeleteFunc(roles, func(r Role) bool { return dated[r] })
}

// mostVoted is the value with most votes; of equals the one of most words, then
// the first in order.
func mostVoted(votes map[string]int) string {
	best := ""
	for v, n := range votes {
		if c := cmp.Or(n-votes[best], len(strings.Fields(v))-len(strings.Fields(best)), strings.Compare(best, v)); best == "" || c > 0 {
			best = v
		}
	}
	return best
}

// MergeOrigins makes one origin of what several parts know of it.
func MergeOrigins(parts ...Origin) Origin {
	if len(parts) == 1 {
		return parts[0]
	}
	out := Origin{ID: parts[0].ID, Name: parts[0].Name, Basis: parts[0].Basis, Documents: []string{}}
	for _, o := range parts {
		if o.Basis == OriginDateline {
			out.Basis = OriginDateline
		}
		out.Name = min(out.Name, o.Name)
		out.Documents = append(out.Documents, o.Documents...)
		out.Ties = append(out.Ties, o.Ties...)
		out.Reasons = append(out.Reasons, o.Reasons...)
	}
	slices.Sort(out.Documents)
	out.Documents = slices.Compact(out.Documents)
	slices.SortStableFunc(out.Ties, func(a, b Tie) int { return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.To, b.To)) })
	out.Reasons = mergeReasons(out.Reasons)
	return out
}

func mergeReasons(list []Reason) []Reason {
	slices.SortFunc(list, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.By, b.By), strings.Compare(a.Note, b.Note))
	})
	list = slices.Compact(list)
	return slices.Clip(list[:min(len(list), mergedReasons)])
}
