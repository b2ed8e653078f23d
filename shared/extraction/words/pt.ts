/** Portuguese phrases, Brazilian and European. See vocabulary.ts for what each role means. */
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Portuguese. */
export const PORTUGUESE: Vocabulary = {
  self: words('vou, eu vou, enviarei, farei, fico responsável, eu fico, comprometo-me a, irei, eu cuido, vou preparar'),
  group: words('vamos, nós vamos, enviaremos, faremos, iremos, ficamos de'),
  request: words(
    'por favor, poderia, poderiam, podes, pode por favor, você pode, vocês podem, favor, peço que, pedimos que, preciso que, solicito, gentileza, por gentileza, lembre-se de, não esqueça',
  ),
  assign: words(
    'vai, vão, deve, devem, deverá, deverão, irá, irão, tem que, têm que, tem de, têm de, precisa, precisam, ficou de, ficaram de, fica de, a, pode, poderia',
  ),
  takes: words(
    'ficou responsável, ficaram responsáveis, ficará responsável, fica responsável, é responsável por, responsabiliza-se, se responsabiliza, encarrega-se, se encarrega, vai cuidar, assume, cuida de',
  ),
  passive: words(
    'deve ser, devem ser, precisa ser, precisam ser, a fazer, é preciso, é necessário, falta, pendente, por fazer, será feito, será feita',
  ),
  collective: words(
    'todos, todas, o secretário, a secretária, o tesoureiro, a tesoureira, o presidente, a presidente, equipe, equipa, a comissão, a diretoria, o comitê, a secretaria, a coordenação, o conselho, a equipe, a equipa, grupo, cada um, todo o grupo, os membros',
  ),
  hedge: words('talvez, se for, se houver, poderíamos, seria, possivelmente, deveríamos, quem sabe, caso, se possível'),
  courtesy: words(
    'não hesite, qualquer dúvida, em caso de dúvidas, segue em anexo, fico à disposição, atenciosamente, abraços, clique',
  ),
  state: words('ser, estar, haver, ter, não, saber, poder, ficar'),
  done: words(
    'feito, feita, concluído, concluída, enviado, foi, foram, era, eram, é, são, está, estão, já, comentou, explicou, disse, apresentou, informou, mencionou, propôs, perguntou, realizou',
  ),
  negation: words('não, nunca, nenhum, nenhuma, ninguém, nada'),
  nobody: words(
    'ele, ela, eles, elas, isto, isso, este, esta, que, quem, eu, tu, nós, se, o, a, os, as, um, uma, reunião',
  ),
  opener: words(
    'o, a, os, as, um, uma, de, do, da, dos, das, este, esta, esse, essa, isto, isso, ele, ela, eles, elas, nós, eu, você, vocês, se, quando, como, onde, que, quem, por, para, com, sem, em, no, na, e, ou, mas, também, além, então, depois, antes, não, sim, todos, todas, cada, outro, outra, novo, nova, próximo, próxima, último, última, reunião, ata, pauta, pautas, ações, tarefas, tarefa, decisão, proposta, problema, ideia, análise, segunda, terça, quarta, quinta, sexta, sábado, domingo, janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro, hoje, amanhã, ontem, obrigado, olá, há, é, são, está, estão, foi, foram, data, hora, local, integrantes, participantes, observações, resumo, grupo, equipe, projeto, definir, criar, revisar, fazer, realizar, realização, definição',
  ),
  decision: words(
    'decidiu-se, foi decidido, ficou decidido, decidimos, decisão, aprovado, aprovada, foi aprovado, acordado, ficou acordado',
  ),
};
