/** German phrases. See vocabulary.ts for what each role means. */
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** First persons of work, also with "selbst" between. */
const PROMISED = words(
  'mache, schicke, sende, schreibe, kläre, prüfe, erstelle, buche, organisiere, bestelle, reserviere, besorge, informiere, kontaktiere, aktualisiere, überarbeite, verschicke, liefere',
);

/** German. */
export const GERMAN: Vocabulary = {
  self: [
    ...words(
      'ich werde, ich kümmere mich, ich selbst kümmere mich, ich übernehme, ich selbst übernehme, ich melde mich, ich bereite',
    ),
    ...PROMISED.flatMap((verb) => [`ich ${verb}`, `ich selbst ${verb}`]),
  ],
  group: words(
    'wir werden, wir kümmern uns, wir übernehmen, wir prüfen, wir klären, wir schicken, wir senden, wir erstellen',
  ),
  request: words(
    'bitte, könntest du, könnten sie, könnt ihr, kannst du, können sie, würdest du, würden sie, wärst du so nett, wären sie so freundlich, ich bitte sie, ich bitte dich, ich bitte um, denk daran, denken sie daran, vergiss nicht',
  ),
  assign: words(
    'soll, sollen, muss, müssen, wird, werden, möchte, hat zu, wird gebeten, werden gebeten, wurde gebeten, versucht, würde, sollte, nimmt, nehmen',
  ),
  takes: words(
    'übernimmt, übernehmen, kümmert sich, kümmern sich, ist verantwortlich, ist zuständig, macht das, arbeitet dran, erklärt sich bereit, erklären sich bereit, hat sich bereit erklärt, haben sich bereit erklärt, verpflichtet sich, fragt an, fragen an, spricht mit dem, spricht mit der, spricht mit den, spricht mit herrn, spricht mit frau, bleibt dran, nimmt kontakt auf',
  ),
  passive: words(
    'soll, sollen, wird von, werden von, wird durch, werden durch, muss noch, müssen noch, muss geschrieben werden, zu erledigen, ist zu, sind zu, muss, müssen, es wird versucht, sollte geregelt werden',
  ),
  collective: words(
    'alle, jeder, jede, team, das team, vorstand, der vorstand, der kassenwart, die kassenwartin, der schriftführer, die schriftführerin, der vorsitzende, die vorsitzende, der beisitzer, die beisitzerin, der vorstandsvorsitzende, die vorstandsvorsitzende, der stellv. vorsitzende, der protokollant, die protokollantin, der kassier, der schatzmeister, die schatzmeisterin, die geschäftsführung, der geschäftsführer, die geschäftsführerin, die verwaltung, die redaktion, der ausschuss, das orga-team, die orga, projektteam, finanzen, stuko, arbeitsgruppe, fachschaft',
  ),
  hedge: words(
    'vielleicht, eventuell, evtl, könnte man, man könnte, wir könnten, möglicherweise, falls, wenn, wir sollten, man sollte, sollten wir, ggf, wäre',
  ),
  courtesy: words(
    'bei fragen, bei rückfragen, für rückfragen, zögern sie nicht, stehe ich, stehen wir, im anhang finden sie, anbei, bitte beachten, bitte nicht, bitte entschuldigen, bitte antworten sie nicht, freuen uns, freue mich, bitte klicken, klicken sie',
  ),
  state: words('sein, haben, bleiben, geben, nicht, kein, keine, wissen, können, stattfinden, gehen'),
  done: words(
    'erledigt, wurde, wurden, hat, haben, war, waren, ist, sind, berichtet, sagt, meint, findet, bereits, schon, fertig, abgeschlossen, gesendet, stellt vor, erklärt, erzählt, informiert, denkt, schlägt, gibt, fehlt, kommt, geht, hält, fragt ob, weiß, kennt, steht, läuft, bleibt, liegt, dauert, bedankt, begrüßt, eröffnet, nimmt teil, entschuldigt, stimmt, heißt, regt an, regt, schlägt vor, weist, verweist, erläutert, ergänzt, betont, bemerkt, merkt, wünscht, hofft, glaubt, dankt, lobt, kritisiert, erinnert, bittet, bestätigt, verliest, versteht, sieht, hört, spricht, beginnt, endet, schließt, verlässt, vertritt, äußert, freut, kandidiert, moderiert, protokolliert, bezweifelt, zeigt, nennt, erwähnt, zieht, unterstützt, steigt, fällt, folgt, gehört',
  ),
  negation: words('nicht, kein, keine, keinen, nie, niemand'),
  nobody: words(
    'es, das, dies, er, sie, man, wer, was, die, der, den, dem, ein, eine, wir, ich, ihr, du, hier, da, dort, niemand, jemand, und, oder, aber',
  ),
  opener: words(
    'der, die, das, ein, eine, einen, es, er, sie, wir, ich, ihr, man, wer, was, wie, wo, wann, warum, wenn, falls, da, dann, nach, vor, mit, ohne, für, gegen, bei, von, zu, zum, zur, in, im, an, am, auf, aus, über, unter, und, oder, aber, auch, noch, nur, nicht, kein, keine, alle, neue, nächste, nächstes, letzte, letztes, mail, mails, protokoll, termin, raum, thema, themen, frage, fragen, antwort, problem, idee, vorschlag, beschluss, todo, sitzung, treffen, hier, heute, morgen, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag, januar, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember, diskussion, abstimmung, info, infos, stand, ort, zeit, datum, anmeldung, link, grillen, geld, gibt, ist, sind, hat, haben, wird, werden, muss, soll, kann, können, bitte, danke, ja, nein, evtl, ggf, abrechnung, universität, uni, fakultät, studierende, studenten, leute, person, personen, veranstaltung, veranstaltungen, rückmeldung, letzter, jeder, jede, jedes, momentan, aktuell, bisher, bis, ab, wegen, sonst, sonstiges, generell, eigentlich',
  ),
  decision: words(
    'beschlossen, wir haben beschlossen, es wurde beschlossen, beschluss, einstimmig, angenommen, entschieden, vereinbart',
  ),
};
