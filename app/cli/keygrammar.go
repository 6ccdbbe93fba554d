package cli

// The words of the calls about keys.

type keyCmd struct {
	Init       keyInitCmd       `cmd:""`
	List       keyListCmd       `cmd:""`
	Rotate     keyRotateCmd     `cmd:""`
	Compromise keyCompromiseCmd `cmd:""`
	Recover    keyRecoverCmd    `cmd:""`
	Sheet      keySheetCmd      `cmd:""`
	Passphrase keyPassphraseCmd `cmd:""`
	Remember   keyRememberCmd   `cmd:""`
	Forget     keyForgetCmd     `cmd:""`
	Export     keyExportCmd     `cmd:""`
	Import     keyImportCmd     `cmd:""`
}

type (
	keyInitCmd struct {
		Issuer             string `required:"" placeholder:"TEXT"`
		RootFile           string `placeholder:"FILE"`
		RootPassphraseFile string `placeholder:"FILE"`
		Sheet              string `placeholder:"FILE.pdf"`
	}
	keyListCmd struct{}

	// rootFlags say where the root key is.
	rootFlags struct {
		RootFile           string `placeholder:"FILE"`
		RootPassphraseFile string `placeholder:"FILE"`
		RecoveryFile       string `placeholder:"FILE"`
	}
	keyRotateCmd struct {
		Issuer string `placeholder:"TEXT"`
		rootFlags
	}
	keyCompromiseCmd struct {
		Key    string `arg:"" optional:"" name:"KEY"`
		Issuer string `placeholder:"TEXT"`
		rootFlags
	}
	keyRecoverCmd struct {
		Output       string `short:"o" required:"" placeholder:"FILE"`
		RecoveryFile string `placeholder:"FILE"`
		Issuer       string `placeholder:"TEXT"`
	}
	keySheetCmd struct {
		Output string `short:"o" required:"" placeholder:"FILE.pdf"`
		Issuer string `placeholder:"TEXT"`
		rootFlags
	}
	keyPassphraseCmd struct {
		NewPassphraseFile string `placeholder:"FILE"`
		RootFile          string `placeholder:"FILE"`
		Issuer            string `placeholder:"TEXT"`
	}
	keyRememberCmd struct {
		Issuer string `placeholder:"TEXT"`
	}
	keyForgetCmd struct {
		Issuer string `placeholder:"TEXT"`
	}
	keyExportCmd struct {
		Output            string `short:"o" required:"" placeholder:"FILE"`
		Issuer            string `placeholder:"TEXT"`
		Signing           bool
		NewPassphraseFile string `placeholder:"FILE"`
	}
	keyImportCmd struct {
		File        string `arg:"" name:"FILE"`
		Fingerprint string `placeholder:"VALUE"`
	}
)
