package cli

// Version is the program's; FyneApp.toml says the same.
const Version = "0.1.0"
