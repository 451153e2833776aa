package events

// addSlots gives each mention the values that the text tells of it.
func (r *reader) addSlots() {}
