import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { licenses } from './build/licenses';
import { woff2 } from './build/woff2';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Plain names keep rebuilds comparable; the server revalidates instead of caching for ever.
const names = {
  entryFileNames: 'assets/[name].js',
  chunkFileNames: 'assets/[name].js',
  assetFileNames: 'assets/[name][extname]',
};

function chunkOf(id: string): string | undefined {
  if (/\/node_modules\/monaco-(editor|graphql)\//.test(id)) {
    return 'monaco';
  }
  // With the bundler's own helpers, so that the sign-in form does not wait for the editor.
  if (/^\0(vite\/preload-helper|commonjsHelpers)|\/node_modules\/(react|react-dom|scheduler)\//.test(id)) {
    return 'react';
  }
  return undefined;
}

export default defineConfig({
  base: '/graphiql/',
  publicDir: false,
  plugins: [woff2(), licenses()],
  resolve: {
    alias: [
      { find: /^monaco-editor\/esm\/vs\/editor\/edcore\.main\.js$/, replacement: here('src/monaco.ts') },
      // The same plugin in its older wrapping: once is enough.
      { find: /^prettier\/parser-graphql$/, replacement: 'prettier/plugins/graphql' },
      { find: /^prettier\/(plugins\/estree|parser-babel)$/, replacement: here('src/prettier-jsonc.ts') },
    ],
  },
  worker: {
    format: 'es',
    rollupOptions: { output: { ...names, chunkFileNames: 'assets/worker-[name].js' } },
  },
  build: {
    outDir: '../main/resources/static/graphiql',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      output: { ...names, manualChunks: chunkOf },
      onwarn(warning, warn) {
        // "use client" is meant for servers that render React.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') {
          warn(warning);
        }
      },
    },
  },
  server: { proxy: { '/graphql': 'http://localhost:8080' } },
});
