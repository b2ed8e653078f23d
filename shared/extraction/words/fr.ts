/** French phrases. See vocabulary.ts for what each role means. */
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** French. */
export const FRENCH: Vocabulary = {
  self: words(
    "je vais, je m'occupe, je me charge, j'enverrai, je ferai, je prends, je prépare, j'envoie, je m'en occupe, je m'en charge",
  ),
  group: words("nous allons, on va, nous nous occupons, on s'occupe, nous ferons, nous enverrons"),
  request: words(
    "merci de, veuillez, pourriez-vous, pourrais-tu, pouvez-vous, peux-tu, s'il vous plaît, s'il te plaît, svp, stp, je vous prie de, n'oubliez pas de, n'oublie pas de, je te demande de, je vous demande de, pensez à, il faudrait que vous",
  ),
  assign: words(
    'va, vont, doit, doivent, devra, devront, à, pour, est chargé de, est chargée de, peut, fera, propose de, doit faire, devrait, compte, comptent, prévoit de, prévoient de, accepte de',
  ),
  takes: words(
    "est volontaire pour, sont volontaires pour, se porte volontaire pour, se portent volontaires pour, se propose de, se proposent de, s'en occupe, s'en occupent, s'occupe de, s'occupe du, s'occupe des, s'occupe d', se charge de, se charge du, se charge des, s'en charge, prend en charge, se renseigne, est responsable, s'engage à",
  ),
  passive: words(
    'à faire, à finaliser, à valider, à envoyer, à contacter, à préparer, à vérifier, à relancer, à rédiger, à planifier, à mettre, doit être, doivent être, devra être, devront être, il est impératif, reste à, il faut, il faudrait',
  ),
  collective: words(
    "tous, toutes, tout le monde, équipe, le secrétaire, la secrétaire, le trésorier, la trésorière, le président, la présidente, bureau, le bureau, la commission, le conseil, le ca, le comité, l'équipe, le groupe de travail, les salariés, les bénévoles, comité, chacun, les membres, cd, ca",
  ),
  hedge: words(
    "peut-être, éventuellement, si on, si nous, si vous, on pourrait, on peut, il faudrait, ce serait, pourrait, serait, faudrait, si c'est, si possible, quand on, faut voir",
  ),
  courtesy: words(
    "n'hésitez pas, n'hésite pas, pour toute question, si vous avez des questions, veuillez trouver, ci-joint, veuillez agréer, merci d'avance, cordialement, ne pas répondre, cliquez",
  ),
  state: words('être, avoir, veiller, profiter, continuer, pas, rester, savoir, pouvoir, falloir, y avoir'),
  done: words(
    "fait, faite, terminé, terminée, envoyé, a été, ont été, a, ont, était, étaient, est, sont, déjà, indique, dit, présente, explique, rappelle, précise, pense, se demande, s'interroge, se félicite, regrette, remercie, demande si, informe, annonce, évoque, souligne, arrive, quitte, sera, seront, aura, auront, pourra, pourront, faudra, restera, resteront, viendra, viendront, souhaite, souhaitent, souhaiterait, veut, veulent, voudrait, espère, accepte, refuse, confirme, constate, estime, trouve, note, ajoute, répond, signale, partage, suggère, propose que, insiste, fait remarquer, fait part, revient sur, appelle à, appellent à, se félicite, donne lecture, participera, participeront, assistera",
  ),
  negation: words("ne, n', pas, jamais, aucun, aucune, personne, rien"),
  nobody: words(
    'il, elle, ils, elles, on, ce, cela, ça, ceci, qui, que, quoi, je, tu, nous, vous, le, la, les, un, une, des, y, en, se, reste, point, réunion',
  ),
  opener: words(
    "le, la, les, un, une, des, du, de, au, aux, ce, cet, cette, ces, il, elle, ils, elles, on, nous, vous, je, tu, qui, que, quoi, comment, quand, où, pourquoi, si, et, ou, mais, donc, car, puis, alors, après, avant, avec, sans, pour, par, dans, sur, sous, chez, en, à, pas, plus, moins, très, tout, tous, toute, toutes, chaque, aucun, autre, autres, nouveau, nouvelle, prochain, prochaine, dernier, dernière, voir, faire, mettre, contacter, envoyer, demander, préparer, point, points, réunion, ordre, jour, date, lieu, action, actions, question, questions, décision, proposition, problème, idée, mail, site, budget, communication, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, aujourd'hui, demain, hier, rien, oui, non, merci, bonjour, peut-être, actuellement, quelques, plusieurs, c'est, faut, association, adhésions, programme, programmes, sponsors, pycon, discussion, présents, absents, excusés",
  ),
  decision: words(
    'décidé, il est décidé, il a été décidé, décision, approuvé, adopté, validé, voté, nous avons décidé, on décide',
  ),
};
