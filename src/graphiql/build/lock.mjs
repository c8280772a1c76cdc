// Strips what npm writes about sponsors, and refuses a lock file that names a download address; in the current folder.
import { readFileSync, writeFileSync } from 'node:fs';

const path = 'package-lock.json';
const lock = JSON.parse(readFileSync(path, 'utf8'));
for (const entry of Object.values(lock.packages)) {
  delete entry.funding;
}
const text = `${JSON.stringify(lock, null, 2)}\n`;
const bad = text.split('\n').filter((line) => line.includes('"resolved"') || line.includes('://'));
if (bad.length > 0) {
  throw new Error(`package-lock.json names addresses:\n${bad.join('\n')}`);
}
writeFileSync(path, text);
