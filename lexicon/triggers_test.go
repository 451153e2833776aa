package lexicon_test

import (
	"testing"

	"readout/lexicon"
)

func TestTriggers_areFoundByTheLemmaOfTheirHead(t *testing.T) {
	table := lexicon.Triggers()
	for _, tt := range []struct {
		list map[string][]*lexicon.Trigger
		head string
		key  string
		typ  string
	}{
		{table.Verbs, "meet", "meet/V", "CONSULT"},
		{table.Verbs, "cut", "cut off>@services/V", "SANCTION"},
		{table.Nouns, "call", "phone call/N", "CONSULT"},
		{table.Nouns, "state", "state of emergency/N", "COERCE"},
		{table.Nouns, "call", "call for/N", "REQUEST"},
	} {
		found := false
		for _, trigger := range tt.list[tt.head] {
			found = found || (trigger.Key == tt.key && trigger.Type == tt.typ)
		}
		if !found {
			t.Errorf("%s is not among the triggers of %q with type %s", tt.key, tt.head, tt.typ)
		}
	}
}

func TestTriggers_mostDemandingSenseComesFirst(t *testing.T) {
	list := lexicon.Triggers().Verbs["meet"]
	if list[0].Object == nil || list[len(list)-1].Object != nil {
		t.Errorf("got %q first and %q last, want senses with an object before the bare verb", list[0].Key, list[len(list)-1].Key)
	}
}

func TestTriggers_aNamedObjectComesBeforeAClass(t *testing.T) {
	named, class := -1, -1
	for i, trigger := range lexicon.Triggers().Verbs["cut"] {
		switch trigger.Key {
		case "cut>visa/V":
			named = i
		case "cut>@services/V":
			class = i
		}
	}
	if named < 0 || class < 0 || named > class {
		t.Errorf("the sense of cutting visas is number %d, that of cutting services %d", named, class)
	}
}

func TestTriggers_typelessEntriesAreOperatorsOrSkipped(t *testing.T) {
	table := lexicon.Triggers()
	for _, m := range []map[string][]*lexicon.Trigger{table.Verbs, table.Nouns, table.Adjectives} {
		for _, list := range m {
			for _, trigger := range list {
				if trigger.Type == "" && trigger.Op == lexicon.OpNone && !trigger.Has(lexicon.FlagSkip) {
					t.Errorf("%s neither names an event nor acts on one", trigger.Key)
				}
				if (trigger.Type == "") != (trigger.Mode == "") {
					t.Errorf("%s has type %q and mode %q, want both or neither", trigger.Key, trigger.Type, trigger.Mode)
				}
			}
		}
	}
}
