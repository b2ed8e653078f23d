/** The page a sign-in window comes back to: hands the answer to the page that opened it and closes. */
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

// Opened by hand there is no answer to hand over; the empty page is all there is to see.
broadcastResponseToMainFrame().catch(() => undefined);
