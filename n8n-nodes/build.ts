import { copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rolldown } from 'rolldown';
import { outputSchema } from './output-schema.ts';
import packageJson from './package.json' with { type: 'json' };

/**
 * Builds `dist/` as n8n loads it: CommonJS with everything bundled in, for packages of nodes may have no dependencies of
 * their own. What several nodes need stands once, in `dist/shared.js`.
 */
process.chdir(import.meta.dirname);
rmSync('dist', { recursive: true, force: true });
const registered = [...packageJson.n8n.credentials, ...packageJson.n8n.nodes];
const entries = registered.map((path) => path.replace(/^dist\/(.*)\.js$/, '$1'));
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
  platform: 'node',
  // n8n's own: it must be the very same module, for errors are known by their class.
  external: ['n8n-workflow'],
});
await bundle.write({
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].js',
  codeSplitting: { groups: [{ name: 'shared', test: /./, minShareCount: 2 }] },
  chunkFileNames: '[name].js',
  comments: { legal: true, annotation: false, jsdoc: false },
});
// The sources are ES modules.
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
for (const file of globSync(['nodes/*/*.{svg,node.json}', 'credentials/*.svg'])) {
  mkdirSync(dirname(`dist/${file}`), { recursive: true });
  copyFileSync(file, `dist/${file}`);
}
writeFileSync('schema.json', `${JSON.stringify(outputSchema(), null, 2)}\n`);
