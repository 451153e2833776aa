package report

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"readout"
	"readout/internal/fixture"
)

func asJSON(t *testing.T, export *readout.Export) string {
	t.Helper()
	var out bytes.Buffer
	if err := AffairJSON(&out, export); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestJSON_golden(t *testing.T) {
	golden(t, "affair.json", []byte(asJSON(t, fixture.Affair())))
}

func TestJSON_comesBackTheSame(t *testing.T) {
	first := asJSON(t, fixture.Affair())
	export, err := ReadJSON(strings.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if again := asJSON(t, export); again != first {
		t.Error("what was read back is written differently")
	}
	if asJSON(t, fixture.Affair()) != first {
		t.Error("equal exports give different bytes")
	}
}

// strip sets every slice in a value to nil.
func strip(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			strip(v.Elem())
		}
	case reflect.Slice:
		if v.CanSet() && v.Type().Elem().Kind() != reflect.Struct {
			v.SetZero()
		}
		for i := range v.Len() {
			strip(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				strip(v.Field(i))
			}
		}
	}
}

// nullList finds a null where the contract has a list: after a name in the plural.
var nullList = regexp.MustCompile(`"(?:\w+s|source|target|cue|content|evidence)":null`)

func TestJSON_neverWritesNullForAList(t *testing.T) {
	for name, export := range map[string]*readout.Export{"empty": {}, "rows": {
		Documents: []readout.Record{{Document: &readout.Document{}}}, Origins: make([]readout.Origin, 1), Stories: make([]readout.Story, 1), Actors: make([]readout.Actor, 1),
		Events:     []readout.Event{{Accounts: make([]readout.Account, 1)}},
		Statements: make([]readout.Statement, 1), Findings: []readout.Finding{{Values: make([]readout.Value, 1)}},
	}} {
		got := asJSON(t, export)
		if !json.Valid([]byte(got)) {
			t.Errorf("%s: is no JSON: %s", name, got)
		}
		if null := nullList.FindString(got); null != "" {
			t.Errorf("%s: has %s in %s", name, null, got)
		}
	}
	spoilt := fixture.Affair()
	strip(reflect.ValueOf(spoilt))
	if null := nullList.FindString(asJSON(t, spoilt)); null != "" {
		t.Errorf("has %s", null)
	}
}

func TestReadJSON_refusesWhatIsNoExport(t *testing.T) {
	for _, in := range []string{"", "{", "[]", `{"documents":7}`} {
		if _, err := ReadJSON(strings.NewReader(in)); readout.KindOf(err) != readout.KindInvalid {
			t.Errorf("%q: %v", in, err)
		}
	}
}
