package models_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"readout"
	"readout/models"
)

func TestEnglish_isReadOnceAndHasItsSections(t *testing.T) {
	p, err := models.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tags", "lemmas", "trees", "wordclass"} {
		if len(p.Section(name)) == 0 {
			t.Errorf("section %s is missing; there are %v", name, p.Names())
		}
	}
	if again, _ := models.English(); again != p {
		t.Error("the pack is read twice")
	}
	if p.Size() > 25<<20 {
		t.Errorf("the pack has %d bytes; keep it under 25 MB", p.Size())
	}
}

func TestCard_isOfThisPack(t *testing.T) {
	card, err := os.ReadFile("CARD.md")
	if err != nil {
		t.Fatal(err)
	}
	p, err := models.English()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(card), p.Checksum()) {
		t.Errorf("CARD.md does not name the pack's checksum %s: go run ./train writes both", p.Checksum())
	}
}

func TestRead_refusesWhatIsDamaged(t *testing.T) {
	good := models.Write([]models.Section{{Name: "a", Content: []byte("alpha")}, {Name: "b"}})
	if _, err := models.Read(good); err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(good)
	flipped[len(flipped)-9]++
	newer := bytes.Clone(good)
	newer[8]++
	for name, b := range map[string][]byte{
		"empty": nil, "cut short": good[:len(good)-1], "flipped": flipped, "other layout": newer, "text": []byte("hello"),
	} {
		if _, err := models.Read(b); err == nil || readout.KindOf(err) == readout.KindInternal {
			t.Errorf("%s: got %v, want an error that says what to do", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(models.Write([]models.Section{{Name: "a", Content: []byte("alpha")}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := models.Read(b); err == nil {
			for _, name := range p.Names() {
				p.Section(name)
			}
		}
	})
}

// A section that several annotators need is read once, and one that cannot be read
// is tried again.
func TestShared_readsASectionOnce(t *testing.T) {
	p, err := models.Read(models.Write([]models.Section{{Name: "harbour", Content: []byte("pilots")}}))
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	upper := func(b []byte) (string, error) {
		if read++; read == 1 {
			return "", errors.New("a bad day")
		}
		return strings.ToUpper(string(b)), nil
	}
	if _, err := models.Shared(p, "harbour", upper); err == nil {
		t.Error("the error of reading is lost")
	}
	for range 2 {
		if got, err := models.Shared(p, "harbour", upper); err != nil || got != "PILOTS" {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if read != 2 {
		t.Errorf("the section was read %d times, want twice", read)
	}
}
