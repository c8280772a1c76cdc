import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PACKAGE = /^[^\0]*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const NOTICE = /^(licen[cs]e|notice|thirdpartynotices)/i;

/** Writes the licences of everything in the bundle beside it: most ask for that. */
export function licenses(): Plugin {
  const folders = new Set<string>();
  return {
    name: 'foyer:licenses',
    apply: 'build',
    moduleParsed({ id }) {
      const folder = PACKAGE.exec(id)?.[0];
      if (folder !== undefined) {
        folders.add(folder);
      }
    },
    generateBundle() {
      const source = [...new Set([...folders].map(notice))].sort().join(`\n${'-'.repeat(72)}\n`);
      this.emitFile({ type: 'asset', fileName: 'assets/licenses.txt', source });
    },
  };
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  const texts = readdirSync(folder)
    .filter((file) => NOTICE.test(file) && existsSync(join(folder, file)))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts, ''].join('\n\n');
}
