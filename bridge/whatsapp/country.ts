import type { LanguageCode } from '../chat/languages/all.ts';

/** Countries by the language their players are spoken to first; everywhere else it is English. */
const SPOKEN: Partial<Record<LanguageCode, string>> = {
  es: 'ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR GQ',
  pt: 'BR PT AO MZ CV GW ST TL',
  hi: 'IN',
  id: 'ID',
  ar: 'SA EG AE IQ JO KW LB LY MA DZ TN OM QA BH YE SY SD PS MR',
  de: 'DE AT CH LI',
  fr: 'FR BE MC LU SN CI ML BF NE TG BJ CM GA CG CD GN TD CF DJ KM MG HT RE GP MQ GF YT NC PF',
};

const LANGUAGE_OF = new Map(
  Object.entries(SPOKEN).flatMap(([code, countries]) =>
    countries.split(' ').map((country) => [country, code as LanguageCode] as const),
  ),
);

/** All the world's numbers: they are loaded with the first one, which a server may never see. */
const numbers = () => import('libphonenumber-js/min');

/**
 * The country (ISO 3166, two letters) of a phone number or of a business-scoped user id such as
 * `BR.150`; undefined when it names none.
 */
export async function countryOf(address: string): Promise<string | undefined> {
  const scoped = /^([A-Z]{2})\./.exec(address)?.[1];
  if (scoped !== undefined) return scoped;
  const { parsePhoneNumberFromString } = await numbers();
  return parsePhoneNumberFromString(`+${address}`)?.country;
}

/** The language for people there before they choose. */
export const languageOf = (country: string | undefined): LanguageCode =>
  LANGUAGE_OF.get(country ?? '') ?? 'en';
