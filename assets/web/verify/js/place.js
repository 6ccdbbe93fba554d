/** place: where the page should stand, in letters, and whether it does. */
vinhdanh.place = (() => {
  const site = vinhdanhSite; // site.js, which is written with the page
  const { address } = vinhdanh;
  const same = (a, b) => a.toLowerCase() === b.toLowerCase();

  return {
    issuers: site.issuers,
    /** shown writes HOST/PATH as a person reads it in the address bar. */
    shown: (page) => page.replace(/^[^/]*/, (host) => host.toLowerCase()),
    /** of gives the pages of an issuer, of all issuers without one. */
    of(issuer) {
      const own = site.issuers.filter((i) => i.issuer === issuer);
      const list = own.length ? own : site.issuers;
      return [...new Set(list.flatMap((i) => i.pages))];
    },
    /** elsewhere gives the address that the page is opened at where that is none of pages, else "". */
    elsewhere(pages) {
      const here = address.here();
      return here && pages.length && !pages.some((p) => same(p, here)) ? here : '';
    },
  };
})();
