/** The one style sheet. It follows the browser's choice of light or dark, and one column fits a phone. */
export const styleSheet = `
:root {
	color-scheme: light dark;
	--ground: #f4f5f8; --panel: #fff; --text: #1b1e28; --soft: #5f6678; --line: #dde0e8;
	--accent: #4a3fd1; --on-accent: #fff; --good: #14804a; --bad: #b3261e; --wait: #8a5a00; --tint: #efeefc;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #12141b; --panel: #1c1f29; --text: #eceef4; --soft: #a0a7b8; --line: #323746;
		--accent: #8f86ff; --on-accent: #12141b; --good: #5fd39a; --bad: #ff8a80; --wait: #f0c060; --tint: #262642;
	}
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, "Open Sans", sans-serif; }
a { color: var(--accent); }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1.25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 0; }
h3 { font-size: 1rem; margin: 0; flex: 1; overflow-wrap: anywhere; }
p { margin: 0 0 .75rem; }
main { max-width: 46rem; margin: 0 auto; padding: 1.75rem 1.25rem 4rem; }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between;
	padding: .6rem 1.25rem; background: var(--panel); border-bottom: 1px solid var(--line); }
.top nav, .top form { display: flex; gap: .75rem; align-items: center; }
.brand { display: flex; align-items: center; gap: .5rem; color: inherit; text-decoration: none; font-weight: 650; }
.brand small { color: var(--soft); font-weight: 400; }
.mark { width: 1.1rem; height: 1.1rem; border-radius: .35rem; background: var(--accent); }
.user { color: var(--soft); }
.lead, .hint { color: var(--soft); }
.hint { font-size: .9rem; }
.label, dt, legend { color: var(--soft); font-size: .85rem; margin: 0; }
.panel, .connection-card { background: var(--panel); border: 1px solid var(--line); border-radius: .9rem; padding: 1.25rem; }
.device { margin-bottom: .75rem; }
.device-name { font-size: 1.15rem; font-weight: 600; overflow-wrap: anywhere; }
.digits { font-size: 2rem; font-weight: 650; letter-spacing: .08em; font-variant-numeric: tabular-nums; margin: 0; }
button, .button, input, select { font: inherit; color: inherit; border-radius: .6rem; border: 1px solid var(--line);
	background: var(--panel); min-height: 2.75rem; padding: .5rem 1rem; }
button, .button { cursor: pointer; font-weight: 550; display: inline-flex; align-items: center; justify-content: center;
	text-decoration: none; text-align: center; }
button:hover, .button:hover, a.choice:hover, button.choice:hover { border-color: var(--accent); }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.danger { color: var(--bad); }
.quiet { border: 0; background: none; padding: .25rem .25rem; min-height: 2.25rem; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; margin-top: 1.1rem; }
.choices { display: grid; gap: .6rem; border: 0; padding: 0; margin: 0; min-width: 0; }
fieldset.choices { margin-top: 1.1rem; }
legend { padding: 0; margin-bottom: .4rem; }
.choice { display: flex; align-items: center; justify-content: flex-start; gap: .8rem; width: 100%; text-align: left;
	background: var(--panel); border: 1px solid var(--line); border-radius: .8rem; padding: .8rem 1rem; color: inherit;
	text-decoration: none; font-weight: 550; cursor: pointer; overflow-wrap: anywhere; min-height: 3.25rem; }
.choice > span:not(.avatar) { flex: 1; min-width: 0; }
.choice small { color: var(--soft); font-weight: 400; white-space: nowrap; }
.choice:has(input:checked) { border-color: var(--accent); background: var(--tint); }
.avatar { width: 2.2rem; height: 2.2rem; border-radius: 50%; background: var(--tint); color: var(--accent); display: grid;
	place-items: center; }
input[type=radio], input[type=checkbox] { min-height: 0; width: 1.15rem; height: 1.15rem; margin: 0; flex: none;
	accent-color: var(--accent); }
input[type=date] { display: block; margin-top: .4rem; max-width: 100%; }
input.code { display: block; width: 100%; max-width: 18rem; font-size: 1.9rem; font-weight: 650; letter-spacing: .12em;
	font-variant-numeric: tabular-nums; margin-top: .35rem; }
.notice { margin-bottom: 1.25rem; border-radius: .7rem; padding: .7rem 1rem; border: 1px solid currentColor; background: var(--panel);
	overflow-wrap: anywhere; }
.notice.good { color: var(--good); }
.notice.bad { color: var(--bad); }
.tick { font-size: 2rem; color: var(--good); margin: 0; line-height: 1; }
.empty { color: var(--soft); border: 1px dashed var(--line); border-radius: .9rem; padding: 2rem 1rem; text-align: center; }
.section-head { display: flex; flex-wrap: wrap; gap: .75rem; justify-content: space-between; align-items: center;
	margin-bottom: 1rem; }
.cards { display: grid; gap: .8rem; }
.card-head { display: flex; gap: .75rem; align-items: flex-start; }
.card-head input { margin-top: .2rem; }
.badge { font-size: .85rem; font-weight: 600; white-space: nowrap; color: var(--soft); }
.badge::before { content: ""; display: inline-block; width: .55rem; height: .55rem; border-radius: 50%;
	background: currentColor; margin-right: .4rem; }
.badge.online { color: var(--good); }
.badge.paused { color: var(--wait); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .6rem 1rem; margin: .9rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.menu > summary { cursor: pointer; color: var(--accent); font-weight: 550; padding: .25rem 0; }
.row { display: flex; gap: .6rem; align-items: flex-end; margin-top: .8rem; }
.row label { flex: 1; min-width: 0; font-size: .85rem; color: var(--soft); }
.row input, .row select { display: block; width: 100%; color: var(--text); font-size: 1rem; }
.bulk { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin-top: 1rem; }
.steps { display: flex; gap: .4rem; list-style: none; padding: 0; margin: 0 0 1rem; font-size: .85rem; color: var(--soft); }
.steps li { flex: 1; border-top: 3px solid var(--line); padding-top: .35rem; }
.steps li.past, .steps li[aria-current] { border-color: var(--accent); }
.steps li[aria-current] { color: var(--text); font-weight: 600; }
.scroll { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: .9rem; }
main:has(table) { max-width: 70rem; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; font-size: .85rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .8rem; border-bottom: 1px solid var(--line);
	overflow-wrap: anywhere; }
.request, .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.outcome.good { color: var(--good); }
.outcome.bad { color: var(--bad); }
.note { color: var(--soft); }
@media (max-width: 30rem) {
	.actions > .button, .actions > button, .actions > form { flex: 1 1 auto; }
	.actions > form > button { width: 100%; }
	table { min-width: 0; }
	thead { display: none; }
	tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
	td { display: block; border: 0; padding: .1rem .8rem; }
	.section-head .button { width: 100%; }
	.brand small { display: none; }
}
`;
