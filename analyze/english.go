package analyze

import (
	"fmt"

	"readout"
	"readout/analyze/attributions"
	"readout/analyze/coreference"
	"readout/analyze/events"
	"readout/analyze/names"
	"readout/analyze/quantities"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/timexes"
	"readout/analyze/tokens"
	"readout/analyze/trees"
	"readout/models"
)

// English is the pipeline for English documents, with the embedded language pack.
func English() (*Pipeline, error) {
	pack, err := models.English()
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	var made []readout.Annotator
	for _, layer := range []func() (readout.Annotator, error){
		func() (readout.Annotator, error) { return tokens.New(), nil },
		func() (readout.Annotator, error) { return sentences.New(), nil },
		func() (readout.Annotator, error) { return tags.New(pack) },
		func() (readout.Annotator, error) { return trees.New(pack) },
		func() (readout.Annotator, error) { return names.New(pack) },
		func() (readout.Annotator, error) { return coreference.New(), nil },
		func() (readout.Annotator, error) { return timexes.New() },
		func() (readout.Annotator, error) { return quantities.New() },
		func() (readout.Annotator, error) { return attributions.New(pack) },
		func() (readout.Annotator, error) { return events.New(), nil },
	} {
		a, err := layer()
		if err != nil {
			return nil, fmt.Errorf("english: %w", err)
		}
		made = append(made, a)
	}
	return New("en", made...)
}
