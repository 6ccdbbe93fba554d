/** date: days as YYYY-MM-DD. */
vinhdanh.date = (() => {
  const zero = Date.UTC(1900, 0, 1);
  const pad = (n, w = 2) => String(n).padStart(w, '0');

  return {
    /** ofDay gives the date so many days after 1 January 1900. */
    ofDay: (n) => new Date(zero + n * 86400e3).toISOString().slice(0, 10),
    ofDay2000: (n) => vinhdanh.date.ofDay(36524 + n),
    /** full tells whether s is a day that exists. */
    full(s) {
      if (typeof s !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(s) || s < '0001') return false;
      const d = new Date(s + 'T00:00:00Z');
      return !isNaN(d) && d.toISOString().slice(0, 10) === s;
    },
    today(now = new Date()) {
      return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
    },
    /** shown gives a day as papers write it: 05/09/2025. */
    shown: (s) => s.split('-').reverse().join('/'),
  };
})();
