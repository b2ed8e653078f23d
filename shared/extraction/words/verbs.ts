/** Verbs that begin tasks, in their task form: English base form, infinitives elsewhere, German and Dutch stems apart. */
import type { Language } from './language.ts';

const ENGLISH =
  'accept acknowledge act add address adjust adopt advise agree align allocate amend analyse analyze announce answer apply approach approve archive arrange ask assess assign attach attend audit automate backport back book bring brainstorm break buy build bump call cancel capture chair change chase check circle circulate clarify clean clear close collaborate collect come comment communicate compare compile complete confirm connect consider consolidate contact continue convert convene coordinate co-ordinate copy correct cover craft create cut debug decide declare decompose define delegate delete deliver deploy deprecate describe design determine develop discuss distribute divide do document double-check download draft draw drive drop edit e-mail email enable encourage engage enquire ensure escalate establish estimate evaluate examine expand expedite experiment explain explore extend facilitate fetch figure file fill finalise finalize find finish fix flag follow followup fork format formulate forward gather generate get give go group hand handle have help hire hold host identify implement improve include incorporate inform initiate inquire install integrate introduce investigate invite issue join keep kick label land launch lead leave liaise link list locate log look maintain make manage map mark measure meet merge message migrate modify monitor move name negotiate nominate notify obtain open order organise organize outline outreach own pair participate pass patch pay perform pick pin ping plan play poll populate post postpone prepare present print prioritise prioritize process procure produce promote propose prototype provide publish pull purchase push put raise re-open reach read rebase rebook reconfirm recommend record redirect reduce refactor reformat register reject release relocate remind remove rename reopen repath repeat rephrase replace reply report request research reschedule reserve resolve respond resubmit retire retitle retry return revert review revise revisit rework rewrite run schedule scope search secure see seek select send separate set setup share ship shut sign simplify sketch solicit solve sort speak split spread stand start stop store streamline study submit suggest summarise summarize supply support survey switch sync tag take talk teach tell test think tidy touch track train transcribe transfer transition translate triage trim try turn tweak tweet type update upgrade upload use validate verify visit vote wait walk watch work wrap write';

/** True for "drafting", "planning", "writing": the -ing form of an English task verb that is no state. */
export function isTaskGerund(word: string): boolean {
  if (!/^\p{L}{3,}ing$/u.test(word) || /^(?:attending|having|being|coming|leaving|seeing)$/.test(word)) return false;
  const stem = word.slice(0, -3);
  return VERBS.has(stem) || VERBS.has(`${stem}e`) || VERBS.has(stem.slice(0, -1));
}

const LASTING = new Set(
  'send e-mail email mail make do put write look check prepare ask call contact arrange book create finish fix find get schedule share set update upload post compile collect draft order investigate research talk follow work spend bring file merge touch register reserve respond reply revise rewrite translate enter clean process download annotate print test build implement run review read submit organise organize circulate distribute summarise summarize document confirm ping reach lead'.split(
    ' ',
  ),
);

/** True for work that outlasts the conversation; what is shown, said or drawn on the spot is not. */
export const isLastingWork = (word: string): boolean => LASTING.has(word);

const ROMANCE_ENDING: Readonly<Partial<Record<Language, RegExp>>> = {
  fr: /(?:er|ir|re|oir)$/,
  es: /(?:ar|er|ir|arse|erse|irse|arlo|arla|arlos|irlo|erlo)$/,
  pt: /(?:ar|er|ir|or|ar-se|er-se|á-lo|ê-lo)$/,
};

const GERMANIC_ENDING: Readonly<Partial<Record<Language, RegExp>>> = { de: /(?:en|ern|eln)$/, nl: /(?:en)$/ };

const VERBS = new Set(ENGLISH.split(' '));

/** True for an English base form that begins tasks: "send", "follow". */
export const isEnglishTaskVerb = (word: string): boolean => VERBS.has(word);

/** French words that end like infinitives: "votre", "dossier", "hier". Verbs in -ier are named. */
const NO_INFINITIVE =
  /^(?:votre|notre|entre|contre|outre|autre|quatre|être|hier|mer|hiver|avenir|plaisir|loisir|désir|soir|espoir|noir|heure|titre|lettre|centre|chambre|nombre|membre|ordre|cadre|livre|maire|affaire|horaire|affiche|sur|pour|par|cher|leader|flyer|poster|server|octobre|novembre|décembre|septembre|première|dernière|trésorière|manière|matière)$|^(?!(?:re)?publier|vérifier|étudier|modifier|confier|trier|copier|certifier|simplifier|planifier|négocier|identifier|clarifier|notifier|remercier|associer|relier|plier|qualifier|diversifier).{2,}ier$/;

/** True when a folded word can be the verb of a task in its task form (English base form, infinitive elsewhere). */
export function isTaskVerb(word: string, language: Language): boolean {
  if (language === 'en') return VERBS.has(word);
  if (word.length < 3 || (language === 'fr' && NO_INFINITIVE.test(word))) return false;
  return (ROMANCE_ENDING[language] ?? GERMANIC_ENDING[language])?.test(word) ?? false;
}

const PRESENT: Readonly<Partial<Record<Language, RegExp>>> = {
  de: /^\p{Ll}{2,}(?:t|en)$/u,
  nl: /^\p{Ll}{2,}(?:t|en)$|^(?:maakt?|neemt|gaat|doet|ziet)$/u,
  fr: /^(?:s'|se$|l'|le$|la$|les$|lui$|en$|y$)?\p{Ll}*(?:e|t|d|ent|it|va|fait|ra|ront)$/u,
  es: /^(?:se$|lo$|la$)?\p{Ll}{3,}(?:a|e|an|en|rá|rán)$/u,
  pt: /^(?:se$)?\p{Ll}{3,}(?:a|e|am|em|rá|rão)$/u,
};

/** Small words that only look like verbs. */
const NO_VERB =
  /^(?:mit|seit|samt|erst|zuerst|zuletzt|jetzt|fast|fest|nicht|selbst|laut|dort|gut|weit|oft|statt|damit|somit|zudem|zusammen|neben|gegen|wegen|zwischen|sonst|met|het|dat|wat|niet|dit|uit|vast|naast|tegen|tussen|samen|binnen|buiten|boven|geleden|quant|de|le|ne|que|ce|se|je|me|te|une|cette|toute|même|comme|autre|chaque|outre|avant|pendant|devant|durant|avec|entre|contre|chez|sobre|entre|desde|hasta|durante|para|contra)$/;

/** True when a folded word can be a present or future third person: "schickt", "envoie", "enviará". */
export const isPresentVerb = (word: string, language: Language): boolean =>
  (PRESENT[language]?.test(word) ?? false) && !NO_VERB.test(word);

/** Third persons that are work and nothing else, by stem; reports and states have other verbs. */
const WORK: Readonly<Partial<Record<Language, RegExp>>> = {
  de: /^(?:(?:ver|ab)?schick|(?:ver)?send|schreib|klär|prüf|buch|erstell|organisier|bestell|reservier|besorg|informier|kontaktier|aktualisier|überarbeit|liefer|übersetz|verteil|vereinbar|recherchier|ergänz|koordinier|kümmer|veröffentlich|verfass|entwerf|entwirf|aktivier|archivier|druck|kauf|dokumentier|übernimm|übernehm|such|mach|meld|bereit|hol|bring|läd|lad|sammel|test|richt|setz)(?:e?t|en)$/,
  nl: /^(?:maakt|maken|stuurt|sturen|verstuurt|versturen|zorgt|zorgen|regelt|regelen|schrijft|schrijven|plaatst|plaatsen|verzorgt|verzorgen|mailt|mailen|belt|bellen|zet|zetten|levert|leveren|organiseert|organiseren|controleert|controleren|bestelt|bestellen|koopt|kopen|onderzoekt|onderzoeken|inventariseert|inventariseren|boekt|boeken|publiceert|publiceren|actualiseert|actualiseren|contacteert|contacteren|rapporteert|rapporteren|informeert|informeren|benadert|benaderen|coördineert|coördineren|archiveert|archiveren|verspreidt|verspreiden|checkt|checken|deelt|neemt|nemen|pakt|pakken|zoekt|zoeken|werkt|werken|past|passen|vult|vullen|bereidt|bereiden|nodigt|nodigen|haalt|halen)$/,
  fr: /^(?:envoie|prépare|rédige|contacte|relance|réserve|organise|vérifie|crée|commande|achète|appelle|transmet|publie|planifie|finalise|imprime|écrit|recontacte|réalise|diffuse|complète|corrige|installe|transfère|transfert|récupère|gère|lance|renvoie|regarde|teste|met|fait|prend)(?:nt)?$|^\p{L}+(?:ra|ront)$/u,
  es: /^(?:envía|prepara|redacta|contacta|reserva|organiza|verifica|actualiza|crea|compra|llama|publica|planifica|revisa|escribe|elabora|convoca|gestiona|solicita|tramita|imprime)n?$|^\p{L}+(?:rá|rán)$/u,
  pt: /^(?:envia|prepara|redige|contata|reserva|organiza|verifica|atualiza|cria|compra|publica|planeja|revisa|escreve|elabora|convoca|providencia|imprime|agenda)m?$|^\p{L}+(?:rá|rão)$/u,
};

/** True for a third person that is work and nothing else: "schickt", "regelt", "envoie"; not "läuft" or "vraagt". */
export const isWorkVerb = (word: string, language: Language): boolean => WORK[language]?.test(word) ?? false;
