package eval

// Timelines is to come.
func (s *System) Timelines(c *Corpus) (*Result, error) { return nil, nothing("timelines") }
