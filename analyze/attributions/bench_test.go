package attributions_test

import (
	"testing"

	"readout/analyze/attributions"
	"readout/models"
)

// annotator is the annotator alone, with the embedded weights.
func annotator(t testing.TB) *attributions.Annotator {
	t.Helper()
	pack, err := models.English()
	if err != nil {
		t.Fatal(err)
	}
	a, err := attributions.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
