/** Spanish phrases. See vocabulary.ts for what each role means. */
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Spanish. */
export const SPANISH: Vocabulary = {
  self: words('voy a, me encargo de, me comprometo a, me ocupo de, enviaré, haré, prepararé, revisaré, yo me encargo'),
  group: words('vamos a, nos encargamos de, enviaremos, haremos, prepararemos, revisaremos, nos comprometemos a'),
  request: words(
    'por favor, podrías, podría, podrían, puedes, puede usted, pueden, te pido que, le pido que, les pido que, necesito que, ruego, se ruega, recuerda, recuerden, no olvides, no olviden',
  ),
  assign: words(
    'va a, van a, debe, deben, tiene que, tienen que, deberá, deberán, se compromete a, se comprometen a, queda en, a, hará, puede, podría, debería',
  ),
  takes: words(
    'se encarga de, se encargará de, se encargan de, se encargarán de, se ocupa de, se ocupará de, es responsable de, será responsable de, queda responsable, asume, se hace cargo',
  ),
  passive: words(
    'hay que, debe ser, deben ser, queda pendiente, quedan pendientes, pendiente de, dejar finalizadas, se debe, se deben, falta, por hacer',
  ),
  collective: words(
    'todos, todas, el equipo, el secretario, la secretaria, el tesorero, la tesorera, el presidente, la presidenta, equipo, grupo, la comisión, la junta, el comité, la secretaría, la presidencia, la directiva, cada uno, todo el equipo, comité, los miembros, responsables',
  ),
  hedge: words(
    'quizás, quizá, tal vez, si se, si hay, podríamos, podría ser, sería, a lo mejor, posiblemente, deberíamos, en caso de, si acaban, si es posible',
  ),
  courtesy: words(
    'no dude en, no dudes en, no duden en, cualquier duda, cualquier consulta, si tiene alguna pregunta, adjunto encontrará, quedo a la espera, saludos, haga clic',
  ),
  state: words('ser, estar, haber, tener, no, saber, poder, quedar'),
  done: words(
    'asume, asumen, propone, sugiere, considera, señala, hecho, hecha, terminado, terminada, completado, enviado, ha sido, han sido, fue, fueron, ha, han, era, eran, es, son, está, están, ya, comenta, explica, indica, dice, presenta, informa, pregunta si, menciona, propone, opina, señala, expone',
  ),
  negation: words('no, nunca, ningún, ninguna, nadie, nada, tampoco'),
  nobody: words(
    'él, ella, ellos, ellas, esto, eso, este, esta, que, quien, yo, tú, nosotros, se, el, la, los, las, un, una, reunión',
  ),
  opener: words(
    'el, la, los, las, un, una, unos, unas, de, del, al, este, esta, estos, estas, ese, esa, esto, eso, él, ella, ellos, nosotros, yo, tú, usted, se, si, cuando, como, donde, qué, quién, cómo, por, para, con, sin, en, a, y, o, pero, también, además, entonces, después, antes, no, sí, todos, todas, cada, otro, otra, nuevo, nueva, próximo, próxima, último, última, reunión, acta, agenda, puntos, acciones, tareas, tarea, decisión, propuesta, problema, idea, análisis, casos, mejora, lunes, martes, miércoles, jueves, viernes, sábado, domingo, enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, hoy, mañana, ayer, gracias, hola, hay, es, son, está, están, fecha, hora, lugar, asistentes, observaciones, resumen, grupo, equipo, proyecto, definir, crear, revisar, hacer, realizar',
  ),
  decision: words(
    'se decide, se decidió, se acuerda, se acordó, decidimos, acordamos, decisión, aprobado, se aprueba, se aprobó, hemos decidido',
  ),
};
