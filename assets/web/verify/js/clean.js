/** clean tells whether a text is as signed texts are: NFC, single spaces inside, nothing invisible. */
vinhdanh.clean = (() => {
  const invisible = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
  const never = /(?! )\p{White_Space}|\p{Cc}|\p{Cs}|\uFFFD|^ | $| {2}/u;

  return {
    invisible: (c) => invisible.test(c),
    text: (s) => typeof s === 'string' && !never.test(s) && !invisible.test(s) && s.normalize('NFC') === s,
    /** whether s is a text of 1 to most bytes. */
    entry: (s, most) => vinhdanh.clean.text(s) && s !== '' && vinhdanh.bytes.ofText(s).length <= most,
  };
})();
