/** The frame around every page: theme, language, data, and a boundary that keeps a mistake in one part from the rest. */
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode, useEffect, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiContext } from '../api/api-context.ts';
import { ClockContext } from '../host/clock.ts';
import type { Host } from '../host/host.ts';
import { readPageConfig } from '../host/page-config.ts';
import { ShellContext } from '../host/shell.ts';
import { whenIdle } from '../host/when-idle.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { LanguageContext, languageOf } from '../words/words.ts';
import { type OpenShell, openShell } from './open-shell.ts';
import { useHostTheme } from './theme.ts';

const useStyles = makeStyles({
  root: { minBlockSize: '100vh', backgroundColor: tokens.colorNeutralBackground1 },
});

/** Everything below sees host, words, data and theme. */
export function App({ opened, children }: { readonly opened: OpenShell; readonly children: ReactNode }) {
  const { shell, api, queries, clock } = opened;
  const { host, signIn } = shell;
  const styles = useStyles();
  const language = useMemo(() => languageOf(host.locale, host.timeZone, clock.nowMs), [host, clock]);
  const theme = useHostTheme(host);
  useEffect(() => {
    document.documentElement.lang = language.formats.locale;
    document.documentElement.dir = language.direction;
  }, [language]);
  useEffect(() => keepFocus(document), []);
  // What the pane shows first needs nobody to be signed in, and the library for it is the largest of all.
  const canWait = host.place.kind === 'pane';
  useEffect(() => {
    const look = () => void signIn.look();
    return canWait ? whenIdle(look) : look();
  }, [signIn, canWait]);
  return (
    <ShellContext.Provider value={shell}>
      <LanguageContext.Provider value={language}>
        <ClockContext.Provider value={clock}>
          <ApiContext.Provider value={api}>
            <QueryClientProvider client={queries}>
              {/* NOTE: Fluent copies the provider's classes to every pop-up; the page's own stand one level below. */}
              <FluentProvider theme={theme} dir={language.direction}>
                <div className={styles.root}>
                  <ErrorBoundary>{children}</ErrorBoundary>
                </div>
              </FluentProvider>
            </QueryClientProvider>
          </ApiContext.Provider>
        </ClockContext.Provider>
      </LanguageContext.Provider>
    </ShellContext.Provider>
  );
}

/** Draws a surface into the page. The surface tells its host what became of the start. */
export function mountApp(host: Host, children: ReactNode): void {
  const place = document.getElementById('app');
  if (!place) throw new Error('the page has no place for the app');
  createRoot(place).render(
    <StrictMode>
      <App opened={openShell(host, readPageConfig(document))}>{children}</App>
    </StrictMode>,
  );
}
