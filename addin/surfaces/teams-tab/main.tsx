/** The Teams tab. */
import { mountApp } from '../../app/app.tsx';
import { themeNamed } from '../../host/first-paint.ts';
import { createLive, type Host } from '../../host/host.ts';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';

const host: Host = {
  name: 'Browser',
  locale: navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  partitionKey: '',
  loginHint: null,
  theme: createLive({ name: themeNamed('light'), family: 'teams' as const }),
  item: createLive(null),
  place: { kind: 'browser', meetingId: null, channelId: null, chatId: null, wanted: null },
  hasTokenBridge: false,
  hostToken: null,
  openLink: (url) => void window.open(url, '_blank', 'noopener'),
  linkTo: () => null,
  ready: () => undefined,
  fail: () => undefined,
};

mountApp(host, <SkeletonLines />);
