import type { WritableContactField } from '../contact/contact';
import { fold } from '../segment/fold';

/** What an import may write beside the columns of a contact: lists in one cell. */
export const listTargets = ['tags', 'roles'] as const;
export type BuiltInTarget = WritableContactField | (typeof listTargets)[number];

/** Headers in English and French, folded and without punctuation, as exports of the usual tools write them. */
const headersOf: Readonly<Record<BuiltInTarget, readonly string[]>> = {
  email: [
    'email',
    'emails',
    'mail',
    'mel',
    'courriel',
    'emailaddress',
    'mailaddress',
    'emailadress',
    'email1',
    'email1value',
    'primaryemail',
    'workemail',
    'businessemail',
    'contactemail',
    'emailpro',
    'emailprofessionnel',
    'emailprincipal',
    'emailcontact',
    'adresseemail',
    'adressesemail',
    'adressemail',
    'adressemel',
    'adressecourriel',
    'adressedecourriel',
    'adresseelectronique',
    'adressedemessagerie',
    'mailpro',
    'subscriberemail',
  ],
  firstName: ['firstname', 'first', 'fname', 'givenname', 'forename', 'prenom', 'prenoms', 'contactfirstname'],
  lastName: [
    'lastname',
    'last',
    'lname',
    'surname',
    'familyname',
    'nom',
    'noms',
    'nomdefamille',
    'nomfamille',
    'contactlastname',
  ],
  company: [
    'company',
    'companyname',
    'organization',
    'organisation',
    'organizationname',
    'organisationname',
    'organization1name',
    'employer',
    'business',
    'businessname',
    'societe',
    'entreprise',
    'raisonsociale',
    'structure',
    'nomdelasociete',
    'nomdelentreprise',
    'nomsociete',
    'nomentreprise',
  ],
  position: [
    'position',
    'job',
    'jobtitle',
    'organization1title',
    'occupation',
    'fonction',
    'poste',
    'profession',
    'metierexerce',
    'intituleduposte',
    'titreduposte',
  ],
  phone: [
    'phone',
    'phonenumber',
    'phone1value',
    'telephone',
    'telephonenumber',
    'tel',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone',
    'businessphone',
    'workphone',
    'portable',
    'gsm',
    'notelephone',
    'ntelephone',
    'ndetelephone',
    'numerodetelephone',
    'numerotelephone',
    'numerodeportable',
    'telephoneportable',
    'telephonemobile',
    'telmobile',
    'telportable',
  ],
  country: ['country', 'countryname', 'countryregion', 'businesscountryregion', 'pays', 'paysregion'],
  region: ['region', 'state', 'stateprovince', 'stateregion', 'province', 'county', 'departement', 'canton', 'etat'],
  city: ['city', 'town', 'cityname', 'businesscity', 'homecity', 'ville', 'commune', 'localite', 'locality'],
  birthDate: [
    'birthdate',
    'birthday',
    'dateofbirth',
    'dob',
    'datedenaissance',
    'datenaissance',
    'naissance',
    'anniversaire',
    'nele',
    'neele',
    'neeele',
  ],
  timezone: ['timezone', 'tz', 'fuseauhoraire', 'fuseau'],
  locale: ['locale', 'language', 'lang', 'preferredlanguage', 'langue', 'langueprefereee', 'languepreferee'],
  source: ['source', 'leadsource', 'origin', 'origine', 'provenance', 'acquisitionsource'],
  lifecycleStage: ['lifecyclestage', 'lifecycle', 'etapeducycledevie'],
  tags: ['tags', 'tag', 'keywords', 'etiquettes', 'etiquette', 'motscles'],
  roles: ['roles', 'contactroles', 'contactrole', 'metiers', 'metier'],
};

/** Case, accents, spaces and punctuation make no difference to a header. */
export const headerKey = (header: string): string => fold(header).replace(/[^\p{L}\p{N}]/gu, '');

/** Headers of codes and numbers that are names, not quantities: 01000 is a postcode, not a thousand. */
const codeHeader =
  /zip|post|siret|siren|phone|tel|fax|mobile|number|numero|code|account|compte|iban|isrc|ean|upc|id$|^ip|^no$/;
export const namesCodes = (header: string): boolean => codeHeader.test(headerKey(header));

const targetByHeader: ReadonlyMap<string, BuiltInTarget> = new Map(
  Object.entries(headersOf).flatMap(([target, headers]) =>
    headers.flatMap((header) => {
      const known = builtInTarget(target);
      return known ? [[header, known] as const] : [];
    }),
  ),
);

/** The built-in target of this name, if there is one. */
export function builtInTarget(name: string): BuiltInTarget | null {
  return isBuiltIn(name) ? name : null;
}

function isBuiltIn(name: string): name is BuiltInTarget {
  return Object.hasOwn(headersOf, name);
}

/** The contact field that a header names, by what exports in English and French usually write; null for any other. */
export const guessTarget = (header: string): BuiltInTarget | null => targetByHeader.get(headerKey(header)) ?? null;

/** A custom field's name made of a header: `Code postal` → `codePostal`. Null where no Latin letter is left. */
export function customNameOf(header: string): string | null {
  const words = header
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9_]+/)
    .filter((word) => word !== '');
  const name = words
    .map((word, at) => {
      const plain = word === word.toUpperCase() ? word.toLowerCase() : word;
      const first = at === 0 ? plain.slice(0, 1).toLowerCase() : plain.slice(0, 1).toUpperCase();
      return first + plain.slice(1);
    })
    .join('')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 63);
  return name === '' ? null : name;
}
