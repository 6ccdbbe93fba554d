package cli

// Version is the program's; FyneApp.toml says the same.
const Version = "0.6.0"

// MemoryLimit is how far the program grows, in bytes, before memory that is
// no longer used is taken back at once: office PCs have four gigabytes, and
// other programs on them. What is in use may pass it.
const MemoryLimit = 350 << 20
