import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const server = process.env.BOOKVERSE_URL ?? 'http://127.0.0.1:8080';

const inPackage = (...names: string[]) => `node_modules/(${names.join('|')})/`;
const mantine = (...names: string[]) => `@mantine/core/esm/components/(${names.join('|')})/`;
const everyPage = new RegExp(
  [
    inPackage(
      'react',
      'react-dom',
      'scheduler',
      'use-sync-external-store',
      '@tanstack/[^/]+',
      'i18next',
      'react-i18next',
    ),
    inPackage(
      'openapi-fetch',
      'react-error-boundary',
      'eventsource-parser',
      'clsx',
      '@mantine/hooks',
      '@mantine/store',
    ),
    inPackage('@mantine/core/esm/core'),
    mantine('Button', 'ActionIcon', 'UnstyledButton', 'VisuallyHidden', 'Loader'),
    mantine('Skeleton', 'SegmentedControl', 'FloatingIndicator', 'CloseButton', 'Paper'),
  ].join('|'),
);
const forms = new RegExp(
  [
    inPackage('react-hook-form', '@hookform/resolvers', 'zod'),
    mantine('Input', 'InputBase', 'TextInput', 'PasswordInput', 'Textarea', 'InlineInput'),
    'src/components/form/|src/lib/checks',
  ].join('|'),
);

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single', semicolons: true }),
    react(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      includeAssets: [],
      manifest: {
        name: 'BookVerse+',
        short_name: 'BookVerse+',
        description: 'Used books, events and tickets on your campus',
        start_url: '/',
        display: 'standalone',
        background_color: '#f4f7f3',
        theme_color: '#0c5a4b',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icons/logo.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        // What the first page needs and no more; other chunks are cached when first used.
        globPatterns: ['index.html', 'scheme.js', 'assets/*.{js,css}'],
        manifestTransforms: [
          async (entries) => {
            const html = await readFile(new URL('./dist/index.html', import.meta.url), 'utf8');
            const wanted = (url: string) =>
              !url.startsWith('assets/') || /^assets\/home-/.test(url) || html.includes(url);
            return { manifest: entries.filter(({ url }) => wanted(url)) };
          },
        ],
        // The page comes from the network while there is one, so it always names the newest assets and
        // carries its own nonce; the stored one is for offline only. /api/ is never touched.
        navigateFallback: null,
        directoryIndex: null,
        runtimeCaching: [
          {
            urlPattern: ({ request, url }) =>
              request.mode === 'navigate' && !/^\/(api|\.well-known)\//.test(url.pathname),
            handler: 'NetworkOnly',
            options: { precacheFallback: { fallbackURL: '/index.html' } },
          },
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && /^\/(assets|icons)\//.test(url.pathname),
            handler: 'CacheFirst',
            options: { cacheName: 'assets', expiration: { maxEntries: 120, maxAgeSeconds: 60 * 24 * 3600 } },
          },
        ],
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    // The CSP lets no data: scripts or fonts in, and a file of its own is cached for good anyway.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/shell-[hash].js',
        // A few chunks instead of dozens of crumbs: what every page needs, what forms need, and each route.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: everyPage, priority: 30 },
            {
              name: 'shell-parts',
              test: /src\/(components\/(?!form|dialog|block-|book-|offer-|report-|search-box|scanner|favourite)|lib\/(?!checks|market|photo|search-state)|api\/|i18n\/(\w+\.ts|en\.json))/,
              priority: 25,
            },
            // Addresses and guards of all pages, which the router must know; what they show is split off ("?tsr-split=…").
            { name: 'shell-routes', test: /src\/routes\/(?!index)([^?]*\/)?[^-?/][^?/]*\.tsx$/, priority: 24 },
            { name: 'form', test: forms, priority: 20 },
            { name: 'books', test: /src\/(components\/(book-c|favourite-)|lib\/market\/)/, priority: 18 },
            { name: 'home', test: /src\/(features\/(landing|glance)|routes\/index)/, priority: 15 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': server, '/.well-known': server } },
});
