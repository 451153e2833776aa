package reconcile

import "readout"

// Doubts names the signs that two things are told in each pair of values that
// differ, by kind, for tests.
func Doubts(records []*readout.Record) []string {
	all, _ := readings{}.candidates(records...)
	var out []string
	for _, c := range all {
		for _, d := range doubts {
			if d.of(c.a, c.b) {
				out = append(out, kindNames[c.a.kind]+" "+featureNames[d.feature])
			}
		}
	}
	return out
}
