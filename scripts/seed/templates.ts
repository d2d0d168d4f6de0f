const colours = { ink: '#1d1b26', paper: '#f6f3ee', accent: '#b4432f' };

const layout = (body: string) => `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Georgia, 'Times New Roman', serif" color="${colours.ink}" />
      <mj-text font-size="16px" line-height="26px" />
      <mj-button background-color="${colours.accent}" color="#ffffff" border-radius="4px" font-size="16px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="${colours.paper}">
    <mj-section padding="32px 0 8px">
      <mj-column><mj-text align="center" font-size="22px" letter-spacing="2px">{{ artist.name | default: "Les Demi-Tons" }}</mj-text></mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="24px">
      <mj-column>
${body}
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-text align="center" font-size="12px" line-height="18px">
          <a href="{{ links.preferences }}">Préférences</a> · <a href="{{ links.unsubscribe }}">Se désabonner</a> · <a href="{{ links.viewInBrowser }}">Voir en ligne</a>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

export const welcomeTemplate = {
  name: 'Bienvenue',
  contactRole: 'marketing',
  subjectTemplate: 'Bienvenue {{ contact.firstName | default: "à bord" }}',
  preheader: 'Trois titres pour commencer',
  format: 'mjml',
  contentTemplate: layout(`        <mj-text>Bonjour {{ contact.firstName | default: "à vous" }},</mj-text>
        <mj-text>Merci de votre inscription. Voici trois titres pour commencer, enregistrés en une prise au printemps.</mj-text>
        <mj-button href="https://demi-tons.example/ecouter">Écouter</mj-button>`),
} as const;

export const tourTemplate = {
  name: 'Annonce de tournée',
  contactRole: 'marketing',
  subjectTemplate:
    '{{ contact.firstName | default: "Bonjour" }}, on passe près de {{ contact.city | default: "chez vous" }}',
  preheader: 'Les dates du printemps',
  format: 'mjml',
  contentTemplate: layout(`        <mj-text>Bonjour {{ contact.firstName | default: "à vous" }},</mj-text>
        <mj-text>La tournée de printemps passe par douze villes. La billetterie ouvre vendredi à 10 h.</mj-text>
        <mj-button href="https://demi-tons.example/tournee">Voir les dates</mj-button>`),
} as const;
