// Brought into the server by NODE_OPTIONS=--import: lets a test say what the disk does.
// CHECKPOINT makes checkpoints come after so many pages. The file BAD_DISK holds `full`, `read-only`, `NORMAL`, `OFF` or `well`, and is read every 20 ms.
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';

const connections = new Set();
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (...words) {
	const isNew = !connections.has(this);
	connections.add(this);
	if (isNew && process.env.CHECKPOINT) pragma.call(this, `wal_autocheckpoint = ${process.env.CHECKPOINT}`);
	return pragma.apply(this, words);
};

const states = {
	full: (db) => pragma.call(db, `max_page_count = ${pragma.call(db, 'page_count', { simple: true })}`),
	'read-only': (db) => pragma.call(db, 'query_only = ON'),
	NORMAL: (db) => pragma.call(db, 'synchronous = NORMAL'),
	OFF: (db) => pragma.call(db, 'synchronous = OFF'),
	well(db) {
		pragma.call(db, 'max_page_count = 1073741823');
		pragma.call(db, 'query_only = OFF');
	},
};

let last = 'well';
setInterval(() => {
	const now = readFileSync(process.env.BAD_DISK, 'utf8').trim();
	if (now === last || !(now in states)) return; // a file that is being written is empty for a moment
	last = now;
	for (const db of connections) if (db.open) states[now](db);
	console.log(`the disk is ${now}`);
}, 20).unref();
