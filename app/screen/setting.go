package screen

// Settings that several places read; their values are in the store.
const (
	// SettingSensitive is "yes" where phone, ethnicity, religion and party
	// membership may be seen and edited. They are hidden by default.
	SettingSensitive = "privacy.sensitive"
	// SettingHelpDesk says where the help desk is, for the verdict that leads there.
	SettingHelpDesk = "checkin.help-desk"
	// SettingDoorPrinter names the printer that badges and slips go to at the
	// desk, at once; "" opens them to be printed by hand.
	SettingDoorPrinter = "desk.printer"
	// SettingDoorSlips is "yes" where that printer prints a recipient's
	// reminder slip as soon as the recipient comes.
	SettingDoorSlips = "desk.slips"
	// SettingMCRead is "yes" where the MC's device may go on to the next step;
	// the check-in station reads it.
	SettingMCRead = "mc.read"
)
