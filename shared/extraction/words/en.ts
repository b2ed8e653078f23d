/** English phrases. See vocabulary.ts for what each role means. */
import type { Vocabulary } from './vocabulary.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** English. */
export const ENGLISH: Vocabulary = {
  self: words(
    "i volunteer to, i volunteer for, i offer to, i commit to, i undertake to, i will, i 'll, i shall, i am going to, i 'm going to, i 'm gonna, i am gonna, i plan to, i 'm planning to, i 'm planning on, i am planning to, i am planning on, i intend to, i agreed to, i promise to, i can take, i 'm happy to, i 'll go ahead and, i 'm probably going to, i 'm also going to, i 'm just going to, i 'm still going to, i 'll probably, i 'll also, i 'll just, i will go ahead and",
  ),
  group: words(
    "we will, we 'll, we shall, we are going to, we 're going to, we thus need to, we agreed to, we plan to",
  ),
  request: words(
    "please, pls, plz, kindly, could you, can you, would you, will you, could u, can u, would u, will u, if u could, if u can, would you mind, can we, could we, could someone, can someone, if you could, if you would, if you can, if you 'd, i need you to, i want you to, i would like you to, i would like for you to, i 'd like you to, i would appreciate, i 'd appreciate, i would be grateful, you need to, you are going to, you 're going to, you 're gonna, make sure, be sure to, be sure, let me know, let us know, remember to, don't forget to, do you mind, are you able to, do you think you could, maybe you can, maybe you could, you could, send me, send us, email me, e-mail me, forward me, i need the, i need your, we need the, we need your",
  ),
  assign: words(
    "to, will, 'll, shall, is going to, are going to, 's going to, is gonna, 's gonna, are gonna, is to, are to, has to, needs to, need to, should, agreed to, agrees to, undertook to, undertakes to, has undertaken to, has agreed to, have agreed to, undertake to, offered to, offers to, volunteered to, volunteers to, plans to, promised to, is supposed to, to please, would, was instructed to, were instructed to, is instructed to, was requested to, is requested to, was directed to, was tasked to, is tasked to, was authorised to, was asked to, was asked if he could, was asked if she could, was asked if they could, were asked if they could, were asked to, is asked to, has been asked to, wants to, going to, must, can, could, might, may",
  ),
  takes: words(
    'taking, takes, is taking, took an action, took the action, took an ai, has an ai, takes an action, is on it, volunteered, volunteers, has the action, has an action, has action, is responsible, are responsible, taking action item, takes action item, owns, has documentation to',
  ),
  passive: words(
    'needs to be, need to be, must be, has to be, have to be, should be, to be, will be, is to be, are to be, is needed to, still needs, needs',
  ),
  collective: words(
    'everybody, everyone, every one, all, all members, each wg, someone, somebody, team, the team, board, group, committee, chairs, members, each, product marketing, marketing, legal, volunteers, editors, staff, the chair, the vice chair, the vice-chair, the chairman, the chairwoman, the chairperson, the president, the vice-president, the clerk, the secretary, the council, the working group, every wg, each working group, every working group, every team, each team, the committee, the staff, the office, the treasurer, the facilitator, the host, the project manager, the marketing manager, the webmaster, secretary, treasurer, facilitator, we all, all of us, all of you, the editors',
  ),
  hedge: words(
    'maybe, perhaps, might, possibly, if we, if you want, if you like, if there, if it, if they, could be, would be, should we, shall we, ideally, hopefully, probably, would have, could have, should have, i think we, we might, we may, we could, i wonder, what if, suppose, unless, in case, if needed, if necessary, if anyone, if any, if something, if somebody, if someone, when we, once we, at some point, would like to see, would like',
  ),
  courtesy: words(
    "any questions, any further questions, have questions, have any questions, has any questions, feel free, don't hesitate, do not hesitate, please find, please note, please see attached, please see the attached, please see attachment, please see enclosed, please see the enclosed, please see below, see attached, please be advised, please be aware, please be informed, please accept, please excuse, please disregard, please ignore, please keep in mind, please bear with, please join us, please join, let me know if, let us know if, let me know what you think, let me know how things, questions or comments, questions please, please click, please visit, please enjoy, please stay tuned, please rest assured, please refer to, any issues, any problems, any concerns, please call if, please contact me if, for more information, for further information, for further assistance, for assistance, for technical support, more information please, further information please, please feel, please don't hesitate, look forward, looking forward, i 'll be happy, will be happy, i will be glad, please let me know if, would you like, please do not, please don't, please go to your, please log in, please log on, correct me if, want you to know, my regards, my warm regards, best regards to, my best wishes, extend my, give my best, send my love, please recycle, please pardon, please keep this email, please delete, please notify the sender, before printing, please consider the environment, consider the environment, if i can be of, if you need anything, can we help, how can we, how can i, can you believe, can you imagine, could you imagine, can you tell, please advise if",
  ),
  state: words(
    'be, hold office, keep trying, been, not, never, have, has, had, know, like, want, need, see, be able, remain, stay, continue, hope, think, love, miss, become, allow, enable, help, include, contain, cause, mean, require, default, appear, seem, always, no, likely, probably, only, also be, then be, hear, say, try, enjoy, receive, benefit, feel, come, go, arrive, attend, happen, work, begin, end, take place, take care, own, expire, fail, use, realize, lose, win, die, serve, represent, agree, disagree, affect, join, step down, retire, travel',
  ),
  done: words(
    'done, completed, complete, finished, merged, was sent, were sent, has been, have been, had been, was, were, already, closed, resolved, fixed, landed, submitted, did, went, sent, posted, published, reported, reports, said, says, asked, discussed, mentioned, noted, presented, updated, gave, told, thinks, thought, wondered, explained, showed, shared, suggested, clarified',
  ),
  negation: words(
    "not, never, n't, don't, won't, cannot, can't, doesn't, didn't, isn't, aren't, no longer, nothing, none, no one, nobody",
  ),
  nobody: words(
    'it, this, that, these, those, there, they, he, she, which, who, what, where, how, why, when, users, people, you, i, we, here, everything, anything, something, nothing, one, and, or, but, also, then, so, not, next, else, need, needs, how, able, going, plan, plans, order, way, time, want, wants, work, access, proposal, decision, ability, version, meeting, release, support, system, code, api, project, document, process',
  ),
  opener: words(
    'the, a, an, this, that, these, those, there, it, he, she, they, we, you, i, if, when, while, since, because, after, before, as, at, by, for, from, in, on, of, with, without, and, or, but, so, also, then, however, although, though, once, until, unless, what, who, why, how, where, which, is, are, was, were, do, does, did, can, could, would, should, will, may, might, must, need, needs, have, has, had, not, no, yes, some, any, all, many, most, more, other, another, each, every, both, next, last, first, second, new, old, our, my, your, their, his, her, its, please, let, lets, make, add, update, create, open, send, move, look, check, find, talk, ask, review, write, discuss, continue, see, note, action, todo, item, items, agenda, question, answer, discussion, proposal, decision, resolved, update, updates, status, pr, prs, issue, issues, follow, set, get, keep, use, using, try, try, work, working, waiting, still, maybe, perhaps, today, tomorrow, monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, june, july, august, september, october, november, december, people, users, things, something, everything, nothing, thanks, thank, ok, okay, well, yeah, right, hopefully, likely, probably, currently, now, here, only, just, even, want, going, planning, plan, need, code, release, releases, version, documentation, docs, support, api, meeting, meetings, time, way, idea, goal, problem, reason, option, options, ready, able, motion, how, due, according, based, related, regarding, re, fyi, nb, ps, link, links, contact, where, when, location, name, email, goal, background, summary, notes, minutes, present, attendees, participants, want, wants, trying, having, having, being, doing, moving, adding, making, schedule, proposed, approved, approve, vote, announcement, announcements, reminder, host, hosted, date, got, ah, oh, hey, hi, hello, hmm, alright, sure, great, good, cool, nice, sorry, wow, yep, nope, exactly, absolutely, perfect, awesome, guys, gonna, wanna, imagine, appreciate, say, like, again, plus, basically, actually, obviously, definitely, mean, guess, dear, sadly, finally, unfortunately, luckily, personally, additionally, separately, generally, usually, normally, clearly, similarly, lastly, firstly, secondly, apparently, recently, previously, initially, eventually, alternatively, furthermore, moreover, instead, meanwhile, overall, anyway, besides, nevertheless, fine, dude, folks, man, gentlemen, agreed, correct, true, indeed, understood, noted, regards, sincerely, cheers, attached, enclosed',
  ),
  decision: words(
    'decided, we decided, agreed that, we agreed, it was decided, it was agreed, consensus, approved, resolved, decision, the decision is, motion carried, unanimously, adopted',
  ),
};
