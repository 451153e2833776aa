package lexicon_test

import (
	"testing"

	"readout/lexicon"
)

func TestCountryOf_knowsNamesPeoplesCapitalsAndMetonyms(t *testing.T) {
	for _, c := range []struct {
		surface, code string
		form          lexicon.CountryForm
	}{
		{"China", "CHN", lexicon.CountryNamed},
		{"U.S.", "USA", lexicon.CountryNamed},
		{"the United States", "USA", lexicon.CountryNamed},
		{"The Netherlands", "NLD", lexicon.CountryNamed},
		{"Britain", "GBR", lexicon.CountryNamed},
		{"South Korea", "KOR", lexicon.CountryNamed},
		{"Chinese", "CHN", lexicon.CountryNationality},
		{"South Koreans", "KOR", lexicon.CountryNationality},
		{"Beijing", "CHN", lexicon.CountryCapital},
		{"the Kremlin", "RUS", lexicon.CountryMetonym},
		{"Republican", "", lexicon.CountryNone},
		{"Narnia", "", lexicon.CountryNone},
	} {
		code, form := lexicon.CountryOf(c.surface)
		if code != c.code || form != c.form {
			t.Errorf("%s: got %q %q, want %q %q", c.surface, code, form, c.code, c.form)
		}
	}
}

func TestCountries_haveCodesAndNamesOfTheirOwn(t *testing.T) {
	for _, c := range lexicon.Countries() {
		if len(c.Code) != 3 {
			t.Errorf("%s: code %q is not alpha-3", c.Name, c.Code)
		}
		if code, form := lexicon.CountryOf(c.Name); code != c.Code || form != lexicon.CountryNamed {
			t.Errorf("%s is found as %s, %s", c.Name, code, form)
		}
		if lexicon.CountryName(c.Code) != c.Name {
			t.Errorf("%s is named %s", c.Code, lexicon.CountryName(c.Code))
		}
	}
}

// TestCodes_areCountries finds typing errors in the code columns.
func TestCodes_areCountries(t *testing.T) {
	for path, column := range map[string]int{
		"en/nationalities.txt": 1, "en/metonyms.txt": 1, "en/organizations.txt": 2, "en/places.txt": 2,
	} {
		for _, r := range lexicon.Load(path).Rows {
			if r[column] != "" && lexicon.CountryName(r[column]) == "" {
				t.Errorf("%s: %s has the unknown code %q", path, r[0], r[column])
			}
		}
	}
}

func TestMetonymOf_knowsWhoSitsThere(t *testing.T) {
	if m, ok := lexicon.MetonymOf("the White House"); !ok || m.Code != "USA" || m.Class != "government" {
		t.Errorf("the White House: got %+v", m)
	}
	if m, ok := lexicon.MetonymOf("Ankara"); !ok || m.Code != "TUR" || m.Class != "government" {
		t.Errorf("Ankara: got %+v", m)
	}
	if m, ok := lexicon.MetonymOf("Brussels"); !ok || m.Of != "European Union" {
		t.Errorf("Brussels: got %+v", m)
	}
	if _, ok := lexicon.MetonymOf("Sheffield"); ok {
		t.Error("Sheffield seats no government")
	}
}

func TestOrganizationOf_knowsAcronyms(t *testing.T) {
	for surface, want := range map[string]string{
		"IMF": "International Monetary Fund", "G-7": "Group of Seven", "the UN": "United Nations",
		"The Guardian": "The Guardian", "the Pentagon": "Pentagon",
	} {
		if o, ok := lexicon.OrganizationOf(surface); !ok || o.Name != want {
			t.Errorf("%s: got %q, want %q", surface, o.Name, want)
		}
	}
	if lexicon.OrganizationHead("ministry") != "government" || lexicon.OrganizationHead("ministr") != "" {
		t.Error("ministry heads names of government bodies")
	}
}

func TestTitlesPlacesAndGivenNames(t *testing.T) {
	if lexicon.TitleOf("foreign minister") != lexicon.TitleMinister || lexicon.TitleOf("gen.") != lexicon.TitleMilitary {
		t.Error("titles are not classed")
	}
	if p, ok := lexicon.PlaceOf("Geneva"); !ok || p.Code != "CHE" || p.Class != "city" {
		t.Errorf("Geneva: got %+v", p)
	}
	if g, ok := lexicon.GenderOf("Maria"); !ok || g != lexicon.Feminine {
		t.Errorf("Maria: got %c", g)
	}
	if g, ok := lexicon.GenderOf("Robin"); !ok || g != lexicon.GenderUnknown {
		t.Errorf("Robin: got %c", g)
	}
}
