package reconcile

import (
	"math"
	"strconv"
	"strings"

	"readout"
)

// number is a figure ready to be compared.
type number struct {
	value       float64
	unit        string
	measure     string // toll, wounded, tariff …; empty when the text does not say
	scope       string // measure or thing counted, with unit: only equal scopes compare
	approximate bool
	bound       readout.Bound
}

// fromQuantity reads a quantity of the text; durations come as minutes.
func fromQuantity(q readout.Quantity) number {
	n := number{value: q.Value, unit: q.Unit, measure: q.Measure, approximate: q.Approximate, bound: q.Bound}
	if f, ok := minutes[q.Unit]; ok {
		n.value, n.unit = q.Value*f, "minute"
	}
	n.scope = n.unit + "/" + q.Measure + "/" + q.Of
	if n.unit == "minute" {
		n.scope = "minute"
	}
	return n
}

// counts reports whether a figure counts things or people.
func (n *number) counts() bool { return n.unit == "count" || n.unit == "person" }

// money reports whether a figure is a sum, by its unit, an ISO 4217 code.
func (n *number) money() bool { return len(n.unit) == 3 && n.unit == strings.ToUpper(n.unit) }

// minutes is the length of a unit of time. Months and years are of unequal
// length and compare only by name.
var minutes = map[string]float64{"second": 1. / 60, "minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}

// slotNumber is the figure of a slot: its quantity, else its ISO 8601 duration.
func slotNumber(rec *readout.Record, s *readout.Slot) *number {
	if s.Quantity >= 0 && s.Quantity < len(rec.Quantities) {
		n := fromQuantity(rec.Quantities[s.Quantity])
		return &n
	}
	if m, ok := isoMinutes(s.Value); ok {
		n := number{value: m, unit: "minute", scope: "minute"}
		if s.Timex >= 0 && s.Timex < len(rec.Timexes) {
			n.approximate = rec.Timexes[s.Timex].Mod == "APPROX"
			n.bound = boundOf(rec.Timexes[s.Timex].Mod)
		}
		return &n
	}
	return nil
}

// boundOf is the bound that the modifier of a time expression sets.
func boundOf(mod string) readout.Bound {
	switch mod {
	case "MORE_THAN", "EQUAL_OR_MORE":
		return readout.BoundAtLeast
	case "LESS_THAN", "EQUAL_OR_LESS":
		return readout.BoundAtMost
	}
	return readout.BoundNone
}

// isoMinutes reads an ISO 8601 duration of one designator: PT90M, P3D, P2W.
func isoMinutes(s string) (float64, bool) {
	rest, ok := strings.CutPrefix(strings.ToUpper(s), "P")
	if !ok || len(rest) < 2 {
		return 0, false
	}
	timed, rest := strings.HasPrefix(rest, "T"), strings.TrimPrefix(rest, "T")
	units := map[byte]string{'D': "day", 'W': "week"}
	if timed {
		units = map[byte]string{'S': "second", 'M': "minute", 'H': "hour"}
	}
	unit, ok := units[rest[len(rest)-1]]
	v, err := strconv.ParseFloat(rest[:len(rest)-1], 64)
	return v * minutes[unit], ok && err == nil
}

// relation is what comparing two values shows.
type relation int

const (
	open    relation = iota // not comparable: both can hold
	agree                   // compatible, and saying the same thing
	differs                 // cannot both hold
)

// compareNumbers allows for approximation, bounds and rounding.
func compareNumbers(a, b number) relation {
	switch {
	case a.scope != b.scope:
		return open
	case a.value == b.value:
		return agree
	case a.bound != readout.BoundNone || b.bound != readout.BoundNone:
		return compareBounds(a, b)
	case (a.approximate || b.approximate) && math.Abs(a.value-b.value) <= 0.1*max(math.Abs(a.value), math.Abs(b.value)):
		return agree
	case roundsTo(a.value, b.value) || roundsTo(b.value, a.value):
		return agree
	}
	return differs
}

// compareBounds compares figures of which at least one is open on a side.
func compareBounds(a, b number) relation {
	if a.bound == readout.BoundNone {
		a, b = b, a
	}
	holds := b.value >= a.value
	if a.bound == readout.BoundAtMost {
		holds = b.value <= a.value
	}
	switch {
	case b.bound == readout.BoundNone && !holds:
		return differs
	case b.bound != readout.BoundNone && b.bound != a.bound && !holds:
		return differs // at most 5 against at least 9
	}
	return open
}

// roundsTo reports whether exact, rounded to the places that coarse gives,
// is coarse: 583 rounds to 600 and to 580, but 145 does not round to 100, being
// more than a twentieth away. Where people say decimals, in millions and below
// ten, 2.8 rounds to 3, too. Whole figures below ten do not round.
func roundsTo(exact, coarse float64) bool {
	room := math.Abs(coarse) / 20
	if math.Abs(coarse) < 10 || math.Abs(coarse) >= 1e6 {
		room = math.Abs(coarse) / 14
	}
	if coarse == 0 || exact == coarse || math.Abs(exact-coarse) > room {
		return exact == coarse
	}
	step := 1.0
	for math.Mod(coarse, step*10) == 0 {
		step *= 10
	}
	if step == 1 {
		_, frac, ok := strings.Cut(strconv.FormatFloat(coarse, 'f', -1, 64), ".")
		if !ok {
			return exact != math.Trunc(exact) && math.Round(exact) == coarse
		}
		step = math.Pow(10, -float64(len(frac)))
	}
	return math.Abs(math.Round(exact/step)*step-coarse) < step/1e6
}
