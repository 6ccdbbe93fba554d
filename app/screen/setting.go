package screen

// Settings that several places read; their values are in the store.
const (
	// SettingSensitive is "yes" where phone, ethnicity, religion and party
	// membership may be seen and edited. They are hidden by default.
	SettingSensitive = "privacy.sensitive"
	// SettingHelpDesk says where the help desk is, for the verdict that leads there.
	SettingHelpDesk = "checkin.help-desk"
)
