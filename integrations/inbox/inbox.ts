import { startHttp } from './http';
import { MailStore } from './mail-store';
import type { MailStoreLimits } from './mail-store';
import { Presenter } from './present';
import { startSmtp } from './smtp';

export interface StartInbox {
  /** Folder the messages are kept in; made when absent. */
  readonly folder: string;
  /** 0 for a free one, in both. */
  readonly smtpPort: number;
  readonly httpPort: number;
  /** Folder of the built page. */
  readonly assetsFolder: string;
  readonly limits?: MailStoreLimits;
}

export interface RunningInbox {
  readonly smtpUrl: string;
  readonly url: string;
  readonly store: MailStore;
  close(): Promise<void>;
}

/** Starts the inbox: SMTP in, Mailpit's API and a page out. It keeps the newest messages and delivers to nobody. */
export async function startInbox(options: StartInbox): Promise<RunningInbox> {
  const store = await MailStore.open(options.folder, options.limits);
  const smtp = await startSmtp(store, options.smtpPort);
  const http = await startHttp(
    { store, presenter: new Presenter(store), assetsFolder: options.assetsFolder },
    options.httpPort,
  );
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    url: `http://127.0.0.1:${http.port}`,
    store,
    async close() {
      await smtp.close();
      await http.close();
      await store.close();
    },
  };
}
