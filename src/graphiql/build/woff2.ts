import type { Plugin } from 'vite';
import wawoff2 from 'wawoff2';

/** Replaces the editor's TrueType icon font by WOFF2, less than half its size. */
export function woff2(): Plugin {
  return {
    name: 'foyer:woff2',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.ttf')) {
          continue;
        }
        const fileName = file.fileName.replace(/\.ttf$/, '.woff2');
        const source = await wawoff2.compress(Buffer.from(file.source));
        delete bundle[file.fileName];
        this.emitFile({ type: 'asset', fileName, source });
      }
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          file.source = String(file.source).replace(
            /\.ttf(\)|["']\)) format\((["']?)truetype\2\)/g,
            '.woff2$1 format("woff2")',
          );
        }
      }
    },
  };
}
