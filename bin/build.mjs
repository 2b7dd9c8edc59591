// The build: server programs and the storefront's small scripts by esbuild, the two single-page apps by Vite.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { build as buildApp } from 'vite'
import { built, root } from './make-ready.mjs'

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const programs = {
  main: 'main.ts',
  sandbox: 'sandbox/main.ts',
  verify: 'bin/verify.ts',
  import: 'bin/import.ts',
  'import-one': 'bin/import-one.ts',
  export: 'bin/export.ts',
  bench: 'test/bench/bench.ts',
}

export async function buildAll() {
  await Promise.all([
    buildPrograms(),
    buildStorefront(),
    buildSinglePageApp('associate').then(buildServiceWorker),
    buildSinglePageApp('office'),
    buildSinglePageApp('ui', 'ui/gallery'),
    buildDemo(),
  ])
  for (const folder of ['storefront', 'associate/assets', 'office/assets', 'ui/assets', 'demo'])
    compressAll(join(built, folder))
}

/** What is sent to every browser is compressed once, at its best. */
function compressAll(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg|wasm)$/.test(name)) continue
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}

const buildPrograms = () =>
  bundle({
    absWorkingDir: root,
    entryPoints: Object.entries(programs)
      .filter(([, file]) => existsSync(join(root, file)))
      .map(([out, file]) => ({ in: file, out })),
    outdir: built,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[hash]',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Our own packages are bundled; what comes from the registry stays where npm put it.
    external: Object.keys({ ...dependencies, ...devDependencies }),
    sourcemap: 'linked',
    logLevel: 'warning',
  })

/** Names carry a hash of the content, so that browsers may keep them for ever; the manifest says which is which. */
async function buildStorefront() {
  const { metafile } = await bundle({
    absWorkingDir: root,
    // Every page has the shop's; those of the basket, the checkout, the orders and the account have the part `buying` besides.
    entryPoints: [
      ...['shop', 'buying', 'scan'].flatMap((part) => [
        { in: `storefront/islands/${part}.ts`, out: part },
        { in: `storefront/assets/${part}.css`, out: part },
      ]),
      ...['home', 'list'].map((look) => ({ in: `storefront/assets/${look}.css`, out: look })),
      ...['icon-180', 'icon-192', 'icon-512', 'icon-maskable-512'].map((icon) => ({
        in: `storefront/assets/icons/${icon}.png`,
        out: icon,
      })),
    ],
    entryNames: '[name]-[hash]',
    outdir: join(built, 'storefront'),
    bundle: true,
    minify: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.svg': 'file', '.wasm': 'file', '.png': 'copy' },
    publicPath: '/assets',
    assetNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
  })
  const manifest = {}
  for (const [file, output] of Object.entries(metafile.outputs)) {
    const [source = ''] = Object.keys(output.inputs)
    const isFile = /\.(woff2|png)$/.test(source)
    if (!output.entryPoint && !isFile) continue
    const name = isFile ? basename(source) : basename(output.entryPoint).replace(/\.ts$/, '.js')
    manifest[name] = `/assets/${relative(join(built, 'storefront'), join(root, file))}`
  }
  writeFileSync(join(built, 'storefront.json'), JSON.stringify(manifest))
  await buildShopWorker(manifest['icon-192.png'])
}

/** One file at the root of the site, under a name that never changes: browsers ask for it anew each day. */
const buildShopWorker = (icon) =>
  bundle({
    absWorkingDir: root,
    entryPoints: { sw: 'storefront/islands/service-worker.ts' },
    outdir: built,
    bundle: true,
    define: { notificationIcon: JSON.stringify(icon) },
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
  })

/** The stage of the demo, the hand in its frames, and the doors into the apps. */
async function buildDemo() {
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: {
      stage: 'demo/stage/main.tsx',
      hand: 'demo/hand/hand.ts',
      enter: 'demo/enter.ts',
      style: 'demo/demo.css',
    },
    entryNames: '[name]-[hash]',
    outdir: join(built, 'demo'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    assetNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'warning',
  })
  const manifest = {}
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint) continue
    const name = entryPoint.endsWith('.css') ? 'demo.css' : `${/(\w+)-\w+\.js$/.exec(file)[1]}.js`
    manifest[name] = `/demo/assets/${relative(join(built, 'demo'), join(root, file))}`
  }
  writeFileSync(join(built, 'demo.json'), JSON.stringify(manifest))
}

/** What keeps the associate's app on the device: it is told which files the app is made of. The reader of codes is large, and fetched when used. */
async function buildServiceWorker() {
  const files = readdirSync(join(built, 'associate/assets')).filter((name) => !/^(ponyfill|zxing)/.test(name))
  await bundle({
    absWorkingDir: root,
    entryPoints: { 'service-worker': 'associate/offline/service-worker.ts' },
    outdir: join(built, 'associate'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { shellFiles: JSON.stringify(files.sort().map((name) => `/associate/assets/${name}`)) },
    logLevel: 'warning',
  })
}

const buildSinglePageApp = (name, folder = name) =>
  buildApp({
    root: join(root, folder),
    configFile: join(root, folder, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(built, name), emptyOutDir: true },
  })
