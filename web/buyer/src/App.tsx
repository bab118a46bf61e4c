import { LookupPage } from './LookupPage';
import { TrackPage } from './TrackPage';

/** `/t/{token}` shows a parcel, `/t` finds one. */
export function tokenOf(path: string) {
  const [, token] = /^\/t\/([^/]+)\/?$/.exec(path) ?? [];
  return token ? decodeURIComponent(token) : null;
}

export function App({ path }: { path: string }) {
  const token = tokenOf(path);
  return <main class="page">{token ? <TrackPage token={token} /> : <LookupPage />}</main>;
}
