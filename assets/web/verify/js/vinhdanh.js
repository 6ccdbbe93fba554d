// The page's script. These files are joined in order into one classic script,
// page.js, so that the page also opens from a USB stick, where modules do not load.
'use strict';

/** vinhdanh holds the script's nouns, one a file. */
const vinhdanh = {};
