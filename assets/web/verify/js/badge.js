/** badge: the code of a delegate's badge, known by its check digit (H. Michael Damm, 2004). */
vinhdanh.badge = (() => {
  const damm = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];

  return {
    digits: 20,
    valid: (s) => /^[0-9]{20}$/.test(s) && [...s].reduce((c, d) => Number(damm[c][d]), 0) === 0,
  };
})();
