/** Of a report as a page: light and dark on screens, light and in one piece on paper. */
export const pageStyle = `:root{color-scheme:light dark;--background:#f5f6f8;--surface:#fff;--text:#191c22;--muted:#565f6e;--line:#dfe3e9}
@media screen and (prefers-color-scheme:dark){:root{--background:#0e1116;--surface:#171b21;--text:#e7eaef;--muted:#a1abb9;--line:#2d343e}}
*{box-sizing:border-box}
body{margin:0;background:var(--background);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1.5rem;background:var(--surface)}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}h2{font-size:1.125rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
p{margin:.75rem 0;white-space:pre-line;overflow-wrap:anywhere}.time,.more,.change,dt{color:var(--muted)}.time,.more{font-size:.875rem}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1rem;margin:1rem 0}
dl div{border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;min-width:0}dt{font-size:.875rem;overflow-wrap:anywhere}dd{margin:0}
.value{font-size:1.5rem;font-weight:600;font-variant-numeric:tabular-nums}.change{font-size:.875rem}
.table{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{padding:.4rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
figure{margin:1rem 0}img{display:block;max-width:100%;height:auto}footer{margin-top:2rem;color:var(--muted);font-size:.8125rem}
@page{size:A4;margin:16mm}
@media print{:root{--background:#fff;--surface:#fff;--text:#000;--muted:#444;--line:#bbb}body{font-size:11pt}main{max-width:none;padding:0}
.table{overflow:visible}thead{display:table-header-group}tr,figure,dl div{break-inside:avoid}h1,h2{break-after:avoid}}`
