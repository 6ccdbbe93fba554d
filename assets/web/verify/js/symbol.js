/** symbol: a sign for each verdict, its shape different from all others: colour alone says nothing to many. */
vinhdanh.symbol = (() => {
  const space = 'http:' + '//www.w3.org/2000/svg'; // a name, nobody is asked
  const shapes = {
    // a shield with a tick
    valid: 'M24 3 42 9v14c0 11-7.6 18.6-18 22C13.6 41.600 6 34 6 23V9zm-3.300 30.400L36 18l-3.500-3.500-11.800 11.900-5.200-5.200L12 24.700z',
    // a ring with a bar
    revoked: 'M24 3a21 21 0 1 1 0 42 21 21 0 0 1 0-42zm0 6a15 15 0 0 0-11.900 24.100L33.100 12.100A14.900 14.900 0 0 0 24 9zm11.900 5.900L14.900 35.900A15 15 0 0 0 35.900 14.900z',
    // an octagon with a cross
    tampered: 'M15.300 3h17.400L45 15.300v17.400L32.700 45H15.300L3 32.700V15.300zm1.900 10.700-3.500 3.500 6.800 6.800-6.800 6.800 3.500 3.500 6.800-6.800 6.800 6.800 3.500-3.500-6.800-6.800 6.800-6.800-3.500-3.500-6.800 6.800z',
    // a triangle with an exclamation mark
    'compromised-key': 'M24 4 46.500 43h-45zm-2.500 14v13h5V18zm0 16v5h5v-5z',
    // a disc with a question mark
    'unknown-key': 'M24 3a21 21 0 1 1 0 42 21 21 0 0 1 0-42zm-2.500 28.500v5h5v-5zM24 11.500c-4.700 0-8 2.900-8.300 7.500h4.800c.2-2 1.500-3.200 3.500-3.200 2.100 0 3.500 1.200 3.500 3 0 1.700-.8 2.500-2.700 3.800-2.400 1.600-3.400 3.200-3.300 5.900h4.800c0-1.500.5-2.200 2.400-3.500 2.400-1.600 3.700-3.400 3.700-6.200 0-4.300-3.500-7.300-8.400-7.300z',
    // a page torn off
    malformed: 'M10 3h28v34l-4.700-4-4.600 5-4.700-5-4.700 5-4.600-5-4.700 4zm7 9v4h14v-4zm0 8v4h9v-4z',
    // a page with a bar across
    sample: 'M10 3h20l8 8v34H10zm18 4v6h6zM15 18v3h18v-3zm0 7v3h18v-3zm0 7v3h11v-3z',
  };
  shapes.badge = shapes.malformed;
  shapes.trouble = shapes['compromised-key'];

  return {
    make(name) {
      const svg = document.createElementNS(space, 'svg');
      svg.setAttribute('viewBox', '0 0 48 48');
      svg.setAttribute('aria-hidden', 'true');
      const path = document.createElementNS(space, 'path');
      path.setAttribute('d', shapes[name]);
      path.setAttribute('fill-rule', 'evenodd');
      svg.append(path);
      return svg;
    },
  };
})();
