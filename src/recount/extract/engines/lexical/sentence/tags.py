"""What each word does in its sentence, roughly: enough to find noun phrases, verbs and where a clause ends."""

from collections.abc import Sequence
from enum import StrEnum

from recount.extract.engines.lexical.sentence.ages import aged
from recount.extract.engines.lexical.sentence.tokens import QUOTE_MARKS, Token
from recount.model import Population
from recount.vocab.lexicon import Form, People, Speech, Verb, lexicon
from recount.vocab.numbers import begins_number, read_number, read_quantity


class Tag(StrEnum):
    """The part a word plays. Everything unknown is `NOMINAL`: names and nouns are what lexicons lack."""

    DETERMINER = "det"
    NUMBER = "num"
    NOMINAL = "nom"
    VERB = "verb"
    AUXILIARY = "aux"
    PREPOSITION = "prep"
    CONJUNCTION = "conj"
    SUBORDINATOR = "sub"
    PRONOUN = "pron"
    ADVERB = "adv"
    TO = "to"
    MARK = "mark"
    QUOTE = "quote"


_WORDS = {
    Tag.DETERMINER: "the a an this that these those his her its their our my your some any no every each another both all several many few other such more most various numerous certain one's either neither",
    Tag.AUXILIARY: "is are was were be been being am has have had having do does did will would shall should can could may might must 's're isn't wasn't weren't hasn't haven't didn't don't doesn't won't ain't get got gets",
    Tag.PREPOSITION: "of in on at by for from with without within into onto upon over under near around about between among amid amidst against across along through throughout during before after since until till toward towards via per despite behind beyond inside outside beside besides off above below opposite alongside including following regarding concerning as than like except versus vs due because according out up down",
    Tag.CONJUNCTION: "and or but nor yet & plus",
    Tag.SUBORDINATOR: "which who whom whose when where while whereas although though if because that unless whether why how what as so whereby wherein meanwhile",
    Tag.PRONOUN: "i he she it they we you him them us me himself herself itself themselves who there nobody someone anyone everyone nothing something ours theirs",
    Tag.ADVERB: "not also then later earlier now today yesterday tonight again still already ago just only even very too however meanwhile moreover furthermore additionally instead reportedly allegedly nearby elsewhere here together soon once never ever always often twice separately overnight online afterwards thereafter so far well seriously critically severely slightly moderately lightly partially completely totally initially previously recently immediately simultaneously else therefore thus hence away back ahead apart",
    Tag.TO: "to",
}
_FIXED = {word: tag for tag, words in reversed(_WORDS.items()) for word in words.split()}
# Common verbs that say nothing of violence or speech: they only end phrases.
_COMMON = frozenset(
    "graze grazes grazed grazing include includes included lead leads led leading leave leaves left leaving result results resulted resulting reach reaches reached reaching "
    "rise rises rose risen rising raise raises raised raising bring brings brought cause causes caused causing remain remains remained become became come comes came coming "
    "take takes took taken taking make makes made making keep keeps kept hold holds held use uses used using see sees saw seen give gives gave given giving "
    "know knows knew known call calls called calling ask asks asked want wants wanted need needs needed try tries tried seem seems seemed "
    "put puts putting happen happens happened occur occurs occurred occurring took begin begins began begun start starts started starting continue continues continued continuing "
    "follow follows followed involve involves involved involving prompt prompted force forced forcing allow allowed help helped helping arrive arrived enter entered entering "
    "move moved moving return returned leave pass passed meet met send sent sending bring suffer suffers suffered suffering sustain sustained sustaining receive received "
    "transport transported transferred evacuated evacuate rushed treated treating rescued rescue belong belonging belongs consist consists live lives lived living lie lies "
    "work worked working travel traveled travelled travelling traveling drive drove driving carry carried carrying cross crossed crossing gather gathered control controlled controls "
    "land landed fell fallen falling fall lost lose losing trapped buried found find finding recovered recover died dying identified identify named posted published located "
    "stationed deployed deploy deploying backed supported support claimed claims destroyed based aimed linked affiliated armed wanted suspected believed think thought "
    "condemn condemned condemns condemning urge urged calls visit visited say said amid prevent prevented preventing stop stopped protect protected face faced facing "
    "end ended ends ending provide provided provides providing appear appeared witness witnessing witnessed seen heard hear let lets marks marked violates violated "
    "intensified intensify escalate escalated resume resumed mark contain contains contained consider considered accompany accompanied coincide coincided comes attend attended "
    "describe described contribute contributed sparked spark triggered trigger fuelled fueled threatens conducts conducted respond responded responding retaliate retaliated "
    "disguised dressed riding loaded packed laden rigged planted placed mounted parked hidden wearing "
    "rolled rolling overturned overturning prepared preparing operated served serving demanded demanding rested resting ran drifted sailed sailing".split()
)
_FORCES = frozenset("forces force wing branch services".split())  # that are "armed"
_A_FORCE = frozenset(
    "air task police security defence defense border rapid special guard quds".split()
)  # what stands before one
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_NOUN_TOO = frozenset(
    "strike attack raid shell bomb blast clash fire target ambush assault siege battle fight advance offensive capture damage hit arrest torture exchange report claim statement launch drop rain beat down level record quote comment find document monitor detail display release issue post tweet credit estimate note force end start work control use support lives land place help need".split()
)


# Prepositions that may open a rough number or a place struck ("bombed near X"): they rule no object out.
_FREE = frozenset("over around about up between near under".split())


def tag(tokens: Sequence[Token]) -> tuple[Tag, ...]:
    """One tag a token. Ambiguous words (strike, shell, wounded) are read by their neighbours."""
    words = [t.norm for t in tokens]
    tags: list[Tag] = []
    for i in range(len(tokens)):
        tags.append(_tag_one(tokens, words, tags, i))
    return tuple(_with_particles(words, tags))


def _with_particles(words: Sequence[str], tags: list[Tag]) -> list[Tag]:
    """The rest of a verb of several words ("lost his life", "opened fire") belongs to the verb."""
    verbs = lexicon().verbs
    for i, found in enumerate(tags):
        match = verbs.match(words, i) if found is Tag.VERB else None
        if match and match[0] > 1:
            tags[i : i + match[0]] = [Tag.VERB] * match[0]
    return tags


def _tag_one(tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], i: int) -> Tag:
    token, word = tokens[i], words[i]
    if not token.is_word:
        return Tag.QUOTE if token.text in QUOTE_MARKS else Tag.MARK
    if word in ("that", "one", "as", "who", "both", "further"):
        return _tag_odd(words, tags, i)
    if word in _SIDES and i + 1 < len(words) and words[i + 1] == "of":
        return Tag.PREPOSITION
    if word in _FIXED and not (token.is_capital and i and word in ("us", "may")) and not _is_group(tokens, i):
        return _FIXED[word]
    if begins_number(words, i) or word[0].isdigit():
        return Tag.NOMINAL if word.endswith(("-old", "-olds")) else Tag.NUMBER  # "a 45-year-old man"
    if _verbal(tokens, words, tags, i):
        return Tag.VERB
    if (
        word.endswith("ly")
        and len(word) > 4
        and not token.is_capital
        and word not in ("family", "assembly", "italy", "ally", "supply", "early", "elderly")
    ):
        return Tag.ADVERB
    return Tag.NOMINAL


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    """ "Two IS fighters": the name in capitals, where its neighbours are not."""
    beside = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    return tokens[i].text == "IS" and not any(t.text.isupper() and len(t.text) > 1 for t in beside)


def _tag_odd(words: Sequence[str], tags: Sequence[Tag], i: int) -> Tag:
    word = words[i]
    if word == "that":
        after_noun = bool(tags) and tags[-1] in (Tag.NOMINAL, Tag.VERB, Tag.MARK)
        return Tag.SUBORDINATOR if after_noun else Tag.DETERMINER
    if word == "one":
        return Tag.NUMBER
    if word == "further":  # "the ministry further confirmed", but "a further six"
        said = lexicon().speech.match(words, i + 1) if i + 1 < len(words) else None
        return Tag.ADVERB if said and tags and tags[-1] is Tag.NOMINAL else Tag.NOMINAL
    if word == "both":  # "were both killed", but "both sons"
        return Tag.ADVERB if tags and tags[-1] is Tag.AUXILIARY else Tag.DETERMINER
    if word in ("as", "who"):
        return Tag.PREPOSITION if word == "as" else Tag.SUBORDINATOR
    return Tag.DETERMINER


def _verbal(tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], i: int) -> bool:
    tables = lexicon()
    found = tables.verbs.match(words, i) or tables.speech.match(words, i)
    before = tags[-1] if tags else None
    if tokens[i].is_capital and i and tokens[i - 1].is_capital and not in_title_case(tokens):
        return False
    if found is None:
        return words[i] in _COMMON and _common_verb(tokens, words, tags, i)
    sense: Verb | Speech = found[1]
    form = form_of(sense, words[i])
    if form in (Form.PAST, Form.PARTICIPLE):
        return _past_is_verb(words, tags, i)
    if form is Form.ING:
        return (
            before not in (Tag.DETERMINER, Tag.NUMBER)
            and _opens_object(words, i + found[0])
            and not _finite(words, i + found[0])
        )
    if form is Form.BASE and _plural_subject(tokens, i) and _opens_object(words, i + found[0]):
        return True
    if form is Form.BASE:
        return (
            before in (Tag.TO, Tag.AUXILIARY)
            or (before is Tag.PRONOUN)
            or (before is Tag.ADVERB and len(tags) > 1 and tags[-2] in (Tag.AUXILIARY, Tag.TO, Tag.PRONOUN))
        )
    return not _says(words, i) and _present_is_verb(words, tags, i, found[0])


def _says(words: Sequence[str], i: int) -> bool:
    """ "…, witnesses said": a noun behind a comma with its verb of saying behind it."""
    said = lexicon().speech.match(words, i + 1) if i and words[i - 1] == "," and i + 1 < len(words) else None
    return said is not None and form_of(said[1], words[i + 1]) is Form.PAST


def in_title_case(tokens: Sequence[Token]) -> bool:
    """Are most longer words capitalised, as in a headline?"""
    long = [t for t in tokens if t.is_word and len(t.text) > 3 and t.text[0].isalpha()]
    return sum(t.is_capital for t in long) > 0.6 * len(long)


def _finite(words: Sequence[str], at: int) -> bool:
    """Does a verb of violence follow ("shelling kills two"), so that the word before it is its subject?"""
    found = lexicon().verbs.match(words, at) if at < len(words) else None
    return found is not None and form_of(found[1], words[at]) in (Form.PAST, Form.PRESENT)


def _plural_subject(tokens: Sequence[Token], i: int) -> bool:
    """ "Israeli forces advance", "SDF capture 21": a base form right after a plural or an acronym, near the beginning."""
    before = tokens[i - 1] if i else None
    plural = (
        before is not None
        and before.text[0].isalpha()
        and (before.norm in ("police", "gunmen", "troops") or (before.norm.endswith("s") and len(before.norm) > 4))
    )
    return before is not None and i <= 4 and (plural or (before.text.isupper() and len(before.text) >= 3))


def form_of(sense: Verb | Speech, word: str) -> Form:
    """ "hit" and "set" are past as often as base: news tells what happened."""
    return Form.PAST if sense.form is Form.BASE and word in ("hit", "hurt", "set", "beat", "cut") else sense.form


def _past_is_verb(words: Sequence[str], tags: Sequence[Tag], i: int) -> bool:
    """ "the wounded", "five wounded soldiers", "armed men": a participle before a noun or after "the" is none."""
    before = tags[-1] if tags else None
    following = words[i + 1] if i + 1 < len(words) else ""
    tables = lexicon()
    people_next = following not in ("", "dead") and (  # "five shot dead"
        tables.people.match(words, i + 1) is not None or tables.things.match(words, i + 1) is not None
    )
    if words[i - 1 : i] == ["more"] and tags[-2:-1] == [Tag.NUMBER]:
        return not people_next  # "two more died"
    if words[i - 1 : i] == ["another"] and _FIXED.get(following) is not Tag.AUXILIARY:
        return not people_next and not _describes_people(words, i)  # "one killed, another wounded in the raid"
    if before is Tag.DETERMINER or (
        words[i] == "shot"
        and before is Tag.NOMINAL
        and tags[-2:-1] == [Tag.DETERMINER]
        and not _may_shoot(words, i)
        and not people_next
        and following not in ("down", "dead", "at", "himself", "herself")
    ):
        return False
    if before in (Tag.NUMBER, Tag.PREPOSITION):
        return before is Tag.NUMBER and not people_next and not _describes_people(words, i + (following == "dead"))
    return True


def _may_shoot(words: Sequence[str], i: int) -> bool:
    """ "A man shot his friend", "a gunman shot a nurse"; "its soldiers shot a gunman" leaves open whether he lives, and a
    captain may shoot at goal.
    """
    who, whom = _person(words[i - 1 : i]), _person(words[i + 2 : i + 3])
    if who is None:
        return False
    armed = Population.COMBATANT
    return who.population is not armed or (whom is not None and whom.population is not armed)


def _person(words: Sequence[str]) -> People | None:
    found = lexicon().people.match(words, 0) if words else None
    return found[1] if found else aged(words[0]) if words else None


def _describes_people(words: Sequence[str], i: int) -> bool:
    """ "three suspected FFF members": people stand two or three words on, with nothing between that ends a phrase."""
    people = lexicon().people
    for k in range(i + 1, min(i + 4, len(words))):
        if people.match(words, k) is not None:
            return True
        if words[k] in _FIXED or not words[k][0].isalpha():
            return False
    return False


def _present_is_verb(words: Sequence[str], tags: Sequence[Tag], i: int, length: int) -> bool:
    before = tags[-1] if tags else None
    if before in (Tag.DETERMINER, Tag.NUMBER, Tag.PREPOSITION, Tag.VERB, None):
        return False
    stem = words[i].removesuffix("s").removesuffix("e")
    if any(stem == n.removesuffix("e") for n in _NOUN_TOO):
        return (
            before in (Tag.NOMINAL, Tag.PRONOUN, Tag.MARK, Tag.ADVERB)
            and _opens_object(words, i + length)
            and not _told_of(words, i + length)
        )
    return True


def _told_of(words: Sequence[str], at: int) -> bool:
    """ "Israeli strikes killed three", "rebel attacks left two dead": what follows tells what the strikes did."""
    return _finite(words, at) or (at < len(words) and words[at] in ("left", "caused", "sparked", "triggered", "forced"))


def _common_verb(tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], i: int) -> bool:
    before = tags[-1] if tags else None
    if tokens[i].is_capital and i:
        return False
    if before in (Tag.DETERMINER, Tag.NUMBER):
        return False
    if before is Tag.PREPOSITION:
        return words[i].endswith("ing")
    if words[i] == "armed" and i + 1 < len(words):  # "an illegal armed group"
        people = words[i + 1] in _FORCES or lexicon().people.match(words, i + 1) is not None
        return before is Tag.AUXILIARY or not people
    return not (words[i] == "force" and i > 0 and words[i - 1] in _A_FORCE)


def _opens_object(words: Sequence[str], at: int) -> bool:
    """Can an object begin here: a determiner, a number, a capital name, people or things, but no preposition?"""
    if at >= len(words):
        return False
    word = words[at]
    if not word[0].isalnum():
        return word in QUOTE_MARKS
    if word == "of":
        return False  # "the fatal shooting of two men"
    if read_quantity(words, at) is not None:
        return True
    fixed = _FIXED.get(word)
    if fixed in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.AUXILIARY, Tag.TO) and word not in _FREE:
        return False
    return fixed is not Tag.ADVERB or word in ("only", "just", "even")


def without_tail(words: Sequence[str], begin: int, end: int) -> int:
    """Where a phrase ends without an apostrophe (which may be all of it: one ends the name "Ash Shāţiʼ"), and without what
    became of its people: "shot two farmers dead".
    """
    if end > begin and words[end - 1] in ("'s", "'"):
        end -= 1
    return end - 1 if end - 1 > begin and words[end - 1] == "dead" else end


def is_one_more(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """ "A man was killed and another wounded": one person, though not in "one after another"."""
    before = words[at - 1] if at else ""
    if words[at] != "another" or at + 1 >= len(words) or before == "one":
        return False
    clause = not at or before in ("and", ",", ";", "but", "while") or tags[at - 1] is Tag.VERB
    return clause and tags[at + 1] in (Tag.AUXILIARY, Tag.VERB, Tag.ADVERB)


def is_name_number(tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Is a number part of the name before it ("Unit 5"), not one of people behind a name ("police told Channel 5 two men", "in Lirna
    five died")?
    """
    if tags[at] is not Tag.NUMBER or not at or tags[at - 1] is not Tag.NOMINAL or not tokens[at - 1].is_capital:
        return False
    number = None if words[at].isdigit() else read_number(words, at)
    if number is None or number[1] >= len(words):
        return True
    acts = tokens[at].text.islower() and tags[number[1]] in (Tag.VERB, Tag.AUXILIARY)
    return not acts and lexicon().people.match(words, number[1]) is None
