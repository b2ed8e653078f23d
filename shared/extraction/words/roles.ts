/** People by their office: "der stellvertretende Vorsitzende", "de penningmeester", "la trésorière". Data, and one look-up. */
import type { Token } from '../tokens.ts';

const ARTICLES = new Set('der die das de het le la les el los las o a os as'.split(' '));

/** Last word of an office or a body in de, nl, fr, es and pt; English ones are phrases of its vocabulary. */
const OFFICE =
  /(?:vorsitzende|kassenwart(?:in)?|kassier(?:er)?(?:in)?|schatzmeister(?:in)?|schriftführer(?:in)?|beisitzer(?:in)?|leiter(?:in)?|leitung|sprecher(?:in)?|referent(?:in)?|beauftragte|geschäftsführ(?:er|erin|ung)|sekretär(?:in)?|obmann|obfrau|vorstand|ausschuss|beirat|kommission|arbeitsgruppe|verwaltung|redaktion|koordinator(?:in)?|protokollant(?:in)?|hausmeister(?:in)?)$|(?:voorzitter|penningmeester|secretaris|commissie|werkgroep|bestuur|redactie|beheerder|coördinator)$|^(?:présidente?|trésori(?:er|ère)|secrétaire|bureau|commission|comité|conseil|équipe|directeur|directrice|direction|coordinat(?:eur|rice)|rapporteur|rapporteuse)$|^(?:president[ae]|tesorer[oa]|secretari[oa]|comisión|junta|comité|coordinadora?|directora?|directiva)$|^(?:presidente|tesoureir[oa]|secretári[oa]|comissão|diretoria|coordenadora?|diretora?)$/;

/** How many words may stand between the article and the office: "der neue stellvertretende Vorsitzende". */
const BETWEEN = 2;

/** Index behind an office that begins with its article at token `at`, or null. */
export function afterOffice(tokens: readonly Token[], at: number): number | null {
  if (!ARTICLES.has(tokens[at]?.lower ?? '')) return null;
  for (let to = at + 1; to <= at + 1 + BETWEEN; to++) {
    const word = tokens[to];
    if (word === undefined || !/^\p{L}/u.test(word.text)) return null;
    if (OFFICE.test(word.lower)) return to + 1;
  }
  return null;
}
