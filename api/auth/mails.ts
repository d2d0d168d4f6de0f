import type { Locale, Sentences } from '../../domain/locale/locale';

export interface SystemMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Wording {
  readonly subject: Sentences;
  readonly body: Sentences;
  readonly button: Sentences;
  readonly end: Sentences;
}

const resetPassword: Wording = {
  subject: { en: 'Choose a new password', fr: 'Choisissez un nouveau mot de passe' },
  body: {
    en: 'Someone asked for a new password for your Fermata account. The link works once, for an hour.',
    fr: 'Un nouveau mot de passe a été demandé pour votre compte Fermata. Le lien fonctionne une fois, pendant une heure.',
  },
  button: { en: 'Choose a new password', fr: 'Choisir un nouveau mot de passe' },
  end: {
    en: 'If it was not you, do nothing: your password stays as it is.',
    fr: "Si ce n'était pas vous, ne faites rien : votre mot de passe reste inchangé.",
  },
};

export const resetPasswordMail = (locale: Locale, appOrigin: string, token: string): SystemMail =>
  composeMail(locale, resetPassword, `${appOrigin}/reset-password?token=${encodeURIComponent(token)}`);

/** @param inviter and @param organization are names, as their owners wrote them. */
export const invitationMail = (
  locale: Locale,
  appOrigin: string,
  { id, email, inviter, organization }: Readonly<Record<'id' | 'email' | 'inviter' | 'organization', string>>,
): SystemMail =>
  composeMail(
    locale,
    {
      subject: { en: `Join ${organization} on Fermata`, fr: `Rejoignez ${organization} sur Fermata` },
      body: {
        en: `${inviter} invites you to work with ${organization} on Fermata. The invitation is valid for seven days.`,
        fr: `${inviter} vous invite à travailler avec ${organization} sur Fermata. L'invitation est valable sept jours.`,
      },
      button: { en: 'Join', fr: 'Rejoindre' },
      end: {
        en: 'If you do not know them, ignore this message.',
        fr: 'Si vous ne les connaissez pas, ignorez ce message.',
      },
    },
    `${appOrigin}/accept-invitation?id=${encodeURIComponent(id)}&email=${encodeURIComponent(email)}`,
  );

function composeMail(locale: Locale, wording: Wording, link: string): SystemMail {
  const [subject, body, button, end] = [wording.subject, wording.body, wording.button, wording.end].map(
    (sentences) => sentences[locale],
  );
  const safe = (text: string | undefined) => escapeHtml(text ?? '');
  return {
    // A name with a line break in it must not become a header of its own.
    subject: (subject ?? '').replace(/[\r\n]+/g, ' '),
    text: `${body}\n\n${link}\n\n${end}\n`,
    html: `<!doctype html><html lang="${locale}"><body style="font-family:sans-serif;line-height:1.5;color:#1a1a1a"><p>${safe(body)}</p><p><a href="${safe(link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f3a5f;color:#ffffff;text-decoration:none">${safe(button)}</a></p><p style="word-break:break-all">${safe(link)}</p><p>${safe(end)}</p></body></html>`,
  };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);
