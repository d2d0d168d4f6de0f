declare module 'mjml' {
  interface MjmlFault {
    readonly line: number;
    readonly message: string;
    readonly tagName: string;
  }

  /** MJML 5 is asynchronous and comes without types; these are the parts we use. */
  export default function mjml2html(
    source: string,
    options: { readonly validationLevel: 'soft'; readonly ignoreIncludes: true; readonly keepComments: boolean },
  ): Promise<{ readonly html: string; readonly errors: readonly MjmlFault[] }>;
}
