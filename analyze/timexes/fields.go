package timexes

import (
	"readout"
	"readout/rules"
)

// fields are what a rule assigned to one expression, see rules/en/timexes.
type fields struct {
	rule   string
	tokens readout.TokenRange

	kind    string // what later stages of rules build on; "none" drops the match
	typ     string
	at      string // calendar expression; "@" marks a direction that the tense decides
	from    string // "": the day of writing; focus, period: see reader.anchor
	value   string // a fixed TIMEX3 value
	mod     string
	focus   string // quarter: the text's own reporting quarter
	year    string
	century string
	part    string // MO, AF, …
	clock   string // 10:35 or 9
	half    string // AM, PM
	in      string // part of the day that tells the half: "4 in the morning"
	count   string
	more    string // yes: and a half
	unit    string
	vague   string // unit of a duration without a number
	ago     string
	earlier string
	months  string
}

// readFields expands what the rule assigned.
func readFields(m *rules.Match) fields {
	f := fields{rule: m.Rule.Name, tokens: m.Tokens}
	for _, x := range m.Fields() {
		v := x.Template
		switch x.Key {
		case "kind":
			f.kind = v
		case "type":
			f.typ = v
		case "at":
			f.at = v
		case "from":
			f.from = v
		case "value":
			f.value = v
		case "mod":
			f.mod = v
		case "focus":
			f.focus = v
		case "year":
			f.year = v
		case "century":
			f.century = v
		case "part":
			f.part = v
		case "clock":
			f.clock = v
		case "half":
			f.half = v
			f.more = v
		case "in":
			f.in = v
		case "count":
			f.count = v
		case "unit":
			f.unit = v
		case "vague":
			f.vague = v
		case "ago":
			f.ago = v
		case "earlier":
			f.earlier = v
		case "months":
			f.months = v
		}
	}
	return f
}
