package file

// Full tells whether an error means that there is no room: by the disk, the
// user's share of it or the greatest size of a file.
func Full(err error) bool { return full(err) }
