package resolve

import "slices"

// eventPlace is the place that most origins name. Where as many name another
// that cannot be the same, nothing is known; of those that can be, the first.
func (r *resolver) eventPlace(group []int) *string {
	origins, places := map[string]map[string]bool{}, map[string]place{}
	most := 0
	for _, n := range group {
		t := r.tellings[n]
		name := t.place.name
		if name == "" {
			continue
		}
		if origins[name] == nil {
			origins[name], places[name] = map[string]bool{}, t.place
		}
		origins[name][r.origin[t.doc]] = true
		most = max(most, len(origins[name]))
	}
	names := slices.DeleteFunc(sortedKeys(origins), func(name string) bool { return len(origins[name]) < most })
	for _, name := range names {
		if slices.ContainsFunc(names, func(other string) bool { return apart(places[name], places[other]) }) {
			return nil
		}
	}
	if len(names) == 0 {
		return nil
	}
	return &names[0]
}

// apart reports whether two places cannot be one, nor one lie in the other: they
// are of two countries, or two towns.
func apart(a, b place) bool {
	if a.key == b.key {
		return false
	}
	return a.code != "" && b.code != "" && a.code != b.code || a.town() && b.town()
}
