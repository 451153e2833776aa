package names

import "readout"

// label is what the model says of a token: outside of names, at the beginning
// of a name of some type, or further inside it.
type label uint8

const outside label = 0

// types are the entity types that the model knows, in the order of its labels.
var types = [...]readout.EntityType{
	readout.EntityPerson, readout.EntityOrganization, readout.EntityPlace, readout.EntityNationality,
	readout.EntityEvent, readout.EntityLaw, readout.EntityProduct,
}

const labelCount = 1 + 2*len(types)

func begin(t int) label  { return label(1 + 2*t) }
func within(t int) label { return label(2 + 2*t) }

// kind is the type of a label, -1 for outside.
func (l label) kind() int { return (int(l)+1)/2 - 1 }

// starts reports whether l begins a name.
func (l label) starts() bool { return l != outside && l%2 == 1 }

// follows reports whether l may stand after prev: a name goes on only as it began.
func (l label) follows(prev label) bool {
	return l == outside || l.starts() || (prev != outside && prev.kind() == l.kind())
}

func typeIndex(t readout.EntityType) int {
	for i, have := range types {
		if have == t {
			return i
		}
	}
	return -1
}
