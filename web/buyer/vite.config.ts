import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.HONGYAN_SERVER ?? 'http://127.0.0.1:5190';

export default defineConfig({
  base: '/t/',
  resolve: { alias: { '@shared': at('../shared/src') } },
  server: { port: 5183, fs: { allow: [at('..')] }, proxy: { '/api': server } },
  preview: { port: 5184, proxy: { '/api': server } },
  build: { target: 'es2020', modulePreload: false },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
