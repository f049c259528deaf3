// A device in the hall: after each voter, and when nobody is there any more, it begins anew for the next one.
// Without this script the receipt goes by itself, and every other page waits for its next reader.
const { restart, seconds, asks } = document.currentScript.dataset;
const question = document.getElementById('idle');
const begin = () => location.replace(restart);
let waiting = 0;

const wait = () => {
	clearTimeout(waiting);
	waiting = setTimeout(asks ? ask : begin, Number(seconds) * 1000);
};
const ask = () => {
	question.showModal();
	waiting = setTimeout(begin, 20_000);
};

for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) {
	addEventListener(sign, () => (asks && question.open ? undefined : wait()), { passive: true });
}
// the press itself, and Escape; `close` alone comes a moment after the press
for (const sign of ['submit', 'close']) question?.addEventListener(sign, wait);
wait();
