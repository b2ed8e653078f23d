/** What headings mean, in seven languages. Phrases are folded: lower case, no numbers, marks or brackets. */

/** What a part of a document is for. */
export type SectionKind =
  | 'actions'
  | 'past-actions'
  | 'attendees'
  | 'decisions'
  | 'agenda'
  | 'information'
  | 'questions'
  | 'next-meeting'
  | 'checklist'
  | 'other';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Whole headings. Order matters only within ends-with matching: earlier kinds win. */
const HEADINGS: readonly (readonly [SectionKind, readonly string[]])[] = [
  [
    'past-actions',
    words(
      "previous action items, previous actions, past action items, prior action items, action items from last meeting, action items from previous meeting, action items from the last meeting, review of action items, review of previous action items, review of action items from prior meeting, review of actions, review of previous actions, actions from last meeting, follow-up from last meeting, follow up from last meeting, last week's action items, last meeting's action items, old action items, completed action items, completed actions, closed actions, done, completed, action item review, status of action items, open action items review, review last meeting's action items, aufgaben der letzten sitzung, aufgaben vom letzten mal, offene punkte vom letzten mal, erledigt, rückblick, actions prévues lors de la réunion précédente, actions de la réunion précédente, suivi des actions, actions précédentes, acciones anteriores, seguimiento de acciones, tareas anteriores, ações anteriores, acompanhamento de ações, actiepunten vorige vergadering, vorige actiepunten, afgeronde actiepunten, opvolging actiepunten, 前回のアクション, 前回の宿題, 前回アクションアイテム",
    ),
  ],
  [
    'actions',
    words(
      "action items, action item, actions, action points, action point, action list, new action items, open action items, open actions, open action points, ais, next steps, next step, next actions, to do, to-do, to dos, to-dos, todo, todos, todo list, tasks, task list, follow-ups, follow ups, follow-up, follow up, follow-up items, follow-up actions, followups, assignments, homework, deliverables, actionables, action register, action log, agreed actions, actions agreed, summary of action items, summary of actions, action items and next steps, recommended actions, post-meeting actions, post meeting action items, aufgaben, todos, to-dos, offene aufgaben, aufgabenliste, maßnahmen, nächste schritte, offene punkte, aktionspunkte, aufgabenverteilung, to do liste, actions à mener, actions à faire, action à mener, à faire, prochaines étapes, prochaines actions, points d'action, tâches, liste des actions, plan d'action, relevé d'actions, acciones, acciones pendientes, acciones a realizar, tareas, tareas pendientes, tareas asignadas, próximos pasos, pendientes, puntos de acción, compromisos, asignación de tareas, reparto de tareas, ações, ações pendentes, ações a realizar, tarefas, tarefas pendentes, próximos passos, próximas ações, pendências, pontos de ação, encaminhamentos, plano de ação, atividades, compromissos, compromissos assumidos, atribuições, divisão de tarefas, actiepunten, acties, actielijst, te doen, taken, vervolgstappen, volgende stappen, vervolgacties, huiswerk, openstaande acties, アクションアイテム, アクション, todo, タスク, 宿題, 宿題事項, 今後の対応, 対応事項, 次のステップ, 今後の予定と担当, やること, ネクストアクション, things to do, to be done, before next meeting, before the next meeting, until next meeting, plan for next week, plans for next week, next week's tasks, planned work, upcoming tasks, bis zum nächsten mal, bis zur nächsten sitzung, bis zum nächsten treffen, was ist zu tun, zu erledigen, noch zu erledigen, reste à faire, ce qui reste à faire, travail à faire, travaux à venir, dans les prochains jours, pour la prochaine fois, pour la prochaine réunion, d'ici la prochaine réunion, d'ici à la prochaine réunion, por hacer, para la próxima reunión, para la próxima semana, a fazer, para a próxima reunião, para a próxima semana, nog te doen, voor de volgende keer, voor volgende keer, やるべきこと, tasks to be completed, tasks to complete, tasks to do, work to be done, work to do, to be completed, notwendige vorbereitungen, これからやること, 次回までに, 次回までの宿題, 次回までのタスク",
    ),
  ],
  [
    'attendees',
    words(
      "attendees, attendance, attending, attended by, those attending, those present, also present, also in attendance, board members in attendance, members in attendance, chaired by, present, participants, roll call, who's here, in attendance, members present, present members, absent, apologies, regrets, invited, guests, people, team members, members, voting members, committee members, board members, sign-in, observers, in attendance, teilnehmer, teilnehmende, anwesend, anwesende, abwesend, entschuldigt, mitglieder, gäste, présents, présent, participants, absents, absent, absente, excusés, excusé, excusée, invités, étaient présents, personnes présentes, asistentes, presentes, ausentes, participantes, miembros, presentes, participantes, ausentes, integrantes, integrantes do grupo, presença, membros, convocados, participantes convocados, convidados, aanwezig, aanwezigen, afwezig, afwezigen, deelnemers, afgemeld, 出席者, 参加者, 欠席者, 出席, メンバー",
    ),
  ],
  [
    'decisions',
    words(
      'decisions, decision, resolutions, resolved, decisions made, key decisions, agreements, motions, votes, beschlüsse, entscheidungen, beschluss, décisions, décisions prises, relevé de décisions, decisiones, acuerdos, puntos acordados, decisiones tomadas, decisões, deliberações, decisões tomadas, besluiten, beslissingen, genomen besluiten, besluitenlijst, 決定事項, 合意事項',
    ),
  ],
  [
    'agenda',
    words(
      'agenda, agenda items, proposed agenda, topics, tops, tagesordnung, themen, ordre du jour, orden del día, pauta, ordem do dia, agendapunten, 議題, アジェンダ, agenda items for future meetings, logistics, registration, schedule constraints, links, recordings, recording, before meeting, before the meeting, meeting logistics, objectifs, índice, historial de versiones, objectives',
    ),
  ],
  [
    'checklist',
    words(
      'before meeting checklist, moderator checklist, pre-meeting checklist, after meeting checklist, meeting checklist, checklist, checkliste, host checklist, facilitator checklist, note taker checklist, template, instructions, how to',
    ),
  ],
  [
    'information',
    words(
      'announcements, announcement, news, updates, status, status updates, information, fyi, reports, upcoming reports, quarterly reports, recent events, non-verbal updates, thanks, shoutouts, celebrations, mitteilungen, ankündigungen, berichte, informationen, neuigkeiten, annonces, informations, nouvelles, avisos, anuncios, novedades, información, observaciones, avisos, anúncios, informes, novidades, mededelingen, aankondigingen, nieuws, 連絡事項, お知らせ, 報告事項, 報告',
    ),
  ],
  [
    'questions',
    words(
      'questions, open questions, q&a, open issues, parking lot, unresolved issues, offene fragen, fragen, questions ouvertes, preguntas, preguntas abiertas, dudas, perguntas, questões em aberto, vragen, open vragen, openstaande vragen, 質問, 未決事項, 課題',
    ),
  ],
  [
    'next-meeting',
    words(
      'next meeting, upcoming meetings, next meetings, future meetings, upcoming meeting, next call, next session, upcoming toc meetings, nächste sitzung, nächster termin, nächstes treffen, prochaine réunion, prochain point, prochaines réunions, próxima reunión, próximas reuniones, próxima reunião, próximas reuniões, volgende vergadering, volgend overleg, 次回, 次回会議, 次回予定, 次回開催',
    ),
  ],
  [
    'other',
    words(
      'discussion, discussions, matters arising, discussion points, notes, meeting notes, minutes, summary, background, details, any other business, aob, other business, other, miscellaneous, q & a, key points, diskussion, besprechung, notizen, sonstiges, verschiedenes, zusammenfassung, discussions, notes, divers, questions diverses, résumé, discusión, notas, varios, ruegos y preguntas, resumen, desarrollo, discussão, notas, assuntos gerais, resumo, outros assuntos, discussie, notities, rondvraag, samenvatting, overige, 議論, メモ, その他, 概要',
    ),
  ],
];

const EXACT = new Map<string, SectionKind>();
for (const [kind, phrases] of HEADINGS) for (const phrase of phrases) if (!EXACT.has(phrase)) EXACT.set(phrase, kind);

const PAST =
  /\b(?:previous|prior|last|past|review|old|(?<!to be )completed|closed|letzte[nrs]?|précédente?|anterior(?:es)?|vorige|afgelopen)\b|前回/;
/** "Tasks for next week", "Aufgaben bis Juni", "Actions for Ana". */
const FOR_WHOM =
  /^(?:action items|actions|action points|tasks|to-?dos|next steps|aufgaben|tâches|tareas|acciones|tarefas|ações|actiepunten|acties|taken) (?:for|until|by|from|für|bis|pour|para|até|voor|tot)\s/;
/** "Anwesende Mitglieder", "Team members in attendance", "Participants à la réunion". */
const ATTENDANCE =
  /^(?:\S+ ){0,3}(?:anwesende[nr]?|teilnehmer\S*|teilnehmende[nr]?|attendees|attendance|participants|présents|asistentes|participantes|aanwezigen?|deelnemers)(?: \S+){0,3}$/;
const CHECKLIST = /\bcheck ?list|checkliste/;

/** "Présent·e·s", "participant.e.s": one word for all; read as its masculine plural, which the lists hold. */
const INCLUSIVE = /(?<=\p{L}{3})[.·•‧∙(-]e(?:[.·•‧∙)-]{0,2}(s))?\)?(?=\s|[:：]|$)/gu;

/** Folds a heading: lower case; numbering, times in brackets, emoji and end punctuation away. */
export function foldHeading(text: string): string {
  return text
    .slice(0, 120)
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(INCLUSIVE, '$1')
    .replace(/[[(（【][^\])）】]*[\])）】]/g, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/ (?:are|were|was)[\s:：]*$/, '')
    .replace(/[\s:：.。\-–—*_#=]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a heading announces; null when its words say nothing we know. `whole`: the phrase must be all it says. */
export function headingKind(heading: string, whole = false): SectionKind | null {
  const folded = foldHeading(heading);
  if (folded === '') return null;
  if (CHECKLIST.test(folded) && (!whole || folded.split(' ').length <= 4)) return 'checklist';
  const exact = EXACT.get(folded) ?? EXACT.get(folded.replace(/\s*[-–—:：/&].*$/u, '').trim());
  if (exact === 'actions' && PAST.test(folded)) return 'past-actions';
  if (exact !== undefined) return exact;
  if (!whole && ATTENDANCE.test(folded)) return 'attendees';
  if (!whole && FOR_WHOM.test(folded)) return PAST.test(folded) ? 'past-actions' : 'actions';
  const words = folded.split(' ');
  if (whole || words.length > 9) return null;
  // "Action items for Ana", "Summary of action items", "Q3 next steps": the phrase at either end.
  for (let cut = Math.min(words.length, 6) - 1; cut > 0; cut--) {
    const kind = EXACT.get(words.slice(0, cut).join(' ')) ?? EXACT.get(words.slice(-cut).join(' '));
    const single = words.length - 1 > 0 && cut === 1;
    if (
      kind === undefined ||
      (single &&
        !/^(?:actions|todos?|tasks|aufgaben|acciones|tareas|ações|tarefas|actiepunten|acties|attendees|participants|members)$/.test(
          [words[0], words.at(-1)].find((word) => EXACT.get(word ?? '') === kind) ?? '',
        ))
    )
      continue;
    if (kind === 'actions') return PAST.test(folded) ? 'past-actions' : cut > 1 || words.length <= 3 ? kind : null;
    return kind;
  }
  return null;
}
