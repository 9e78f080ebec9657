"""Closed classes of English words, which show where a clause begins, whatever the text is about.

Source: R. Huddleston and G. K. Pullum, The Cambridge Grammar of the English Language, chapters 3, 11, 12, 15.
Words are without case, and divided like tokens: "didn't" is "didn" and "t".
"""

from __future__ import annotations

AUXILIARIES = frozenset((
    "is", "are", "was", "were", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "may", "might", "must", "shall", "should", "cannot", "isn", "aren", "wasn", "weren", "hasn",
    "haven", "hadn", "don", "doesn", "didn", "won", "wouldn", "couldn", "mustn", "shouldn", "ll", "ve",
))  # fmt: skip
"""Finite forms of auxiliary verbs."""
INFINITIVES = frozenset(("have", "do"))
"""Those of them that are infinitives as well: "to have", "will have"."""
NOUNS = frozenset(("will", "might", "can", "must", "may", "won", "do", "don"))
"""Those of them that may also be other words: "the will", "May 2031", "has won"."""
PAST = frozenset((
    "went", "came", "gave", "took", "began", "spoke", "broke", "chose", "fell", "flew", "grew", "knew", "saw",
    "wrote", "drew", "rose", "drove", "threw", "swore", "wore", "shook", "hid", "became", "withdrew", "arose",
    "overthrew", "forgot", "ate", "sang", "sank", "rang", "froze", "stole", "bore", "foresaw", "undertook",
    "said", "says", "told", "thought", "wants", "seems", "seemed", "appears", "appeared", "becomes",
    "goes", "comes", "gives", "takes", "tells", "thinks", "believes", "insists", "remains", "remained",
))  # fmt: skip
"""Common verbs in forms that are finite and seldom anything else."""
MAYBE_PAST = frozenset((
    "left", "met", "held", "made", "sent", "lost", "found", "built", "kept", "fought", "sought", "brought",
    "led", "laid", "paid", "stood", "won", "put", "set", "cut", "shut", "hit", "bought", "caught", "taught",
    "heard", "felt", "meant", "dealt", "lent", "sat", "spent", "fled", "ran", "run", "read", "agreed",
))  # fmt: skip
"""Verbs whose past is also their participle. Like words in -ed, they are weak evidence of a verb."""
MAYBE_FINITE = AUXILIARIES | PAST | MAYBE_PAST
"""Words that may be the finite verb of a clause, with strong or weak evidence."""
SUBJECTS = frozenset(("he", "she", "they", "we", "i", "there", "nobody", "everyone", "someone"))
"""Words that are the subject of a clause if a word of it follows."""
SPEAKERS = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
"""Words for speakers and their groups."""
DETERMINERS = frozenset((
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "these", "those", "no",
    "all", "both", "some", "any", "each", "every", "many", "most", "few", "several", "neither", "either",
    "such", "another", "two", "three", "four", "five", "half",
))  # fmt: skip
"""Words at the beginning of a noun phrase."""
POSSESSIVES = DETERMINERS | {"s", "own", "free", "good", "political", "popular", "of", "that"}
"""Words after which "will" and similar words are nouns."""
PREPOSITIONS = frozenset((
    "in", "of", "to", "at", "by", "for", "from", "on", "with", "under", "through", "about", "over", "during",
    "after", "before", "between", "among", "against", "without", "beyond", "upon", "into", "since", "within",
    "behind", "towards", "across", "along", "near", "around",
))  # fmt: skip
SHARES = frozenset((
    "some", "one", "two", "three", "many", "most", "all", "both", "none", "each", "half", "few", "several",
    "neither", "either", "any", "part", "much", "members", "leaders",
))  # fmt: skip
"""Words that may precede "of which" and the like, as a part of the relative clause."""
RELATIVES = frozenset(("who", "whom", "whose", "which"))
COORDINATORS = frozenset(("and", "but", "or", "nor", "yet"))
SUBORDINATORS = frozenset((
    "because", "although", "though", "whereas", "unless", "while", "if", "when", "whenever", "whether",
    "wherever", "lest", "where",
))  # fmt: skip
"""Words at the beginning of a subordinate clause, unless no part of a clause follows."""
TEMPORAL = frozenset(("after", "before", "since", "until", "till", "once", "as"))
"""Words before a clause or a phrase."""
THAT_LEADING = frozenset(("so", "such", "now", "given", "provided"))
"""Words that belong to a clause before its "that"."""
LEADING = frozenset((
    "even", "just", "only", "especially", "particularly", "shortly", "soon", "long", "partly", "mainly",
))  # fmt: skip
"""Words that belong to the clause after them: "even if", "days after"."""
UNITS_OF_TIME = frozenset((
    "days", "weeks", "months", "years", "hours", "minutes", "day", "week", "month", "year",
))  # fmt: skip
COUNTS = frozenset((
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few",
    "several", "some", "many",
))  # fmt: skip
"""Words that count units of time."""
OCCASIONS = PREPOSITIONS | {
    "late", "earlier", "yesterday", "today", "again", "last", "this", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
"""Words for the time or place of a statement."""
LISTING = frozenset(("among", "including", "such", "notably", "like"))
"""Words after a comma that continue a list."""
SAYING = frozenset((
    "say", "says", "said", "saying", "tell", "tells", "told", "telling", "add", "adds", "added", "adding",
    "note", "notes", "noted", "noting", "claim", "claims", "claimed", "claiming", "argue", "argues", "argued",
    "arguing", "warn", "warns", "warned", "warning", "announce", "announces", "announced", "announcing",
    "confirm", "confirms", "confirmed", "confirming", "deny", "denies", "denied", "denying", "insist",
    "insists", "insisted", "insisting", "believe", "believes", "believed", "believing", "think", "thinks",
    "thought", "thinking", "report", "reports", "reported", "reporting", "stressed", "stresses", "suggest",
    "suggests", "suggested", "suggesting", "acknowledge", "acknowledges", "acknowledged", "acknowledging",
    "admit", "admits", "admitted", "admitting", "recall", "recalls", "recalled", "recalling", "explain",
    "explains", "explained", "explaining", "complain", "complains", "complained", "complaining", "write",
    "writes", "wrote", "writing", "maintain", "maintains", "maintained", "maintaining", "assert", "asserts",
    "asserted", "asserting", "alleges", "alleged", "alleging", "state", "states", "stated", "stating",
    "declare", "declares", "declared", "declaring", "hope", "hopes", "hoped", "hoping", "fear", "fears",
    "feared", "fearing", "know", "knows", "knew", "known", "expect", "expects", "expected", "predict",
    "predicts", "predicted", "promise", "promises", "promised", "promising", "agree", "agrees", "agreed",
    "agreeing", "decide", "decides", "decided", "concluded", "concludes", "estimate", "estimates",
    "estimated", "learned", "heard", "repeated", "reiterated", "emphasised", "emphasized", "underlined",
    "conceded", "concedes", "vowed", "pledged", "demanded", "demand", "demands", "understood", "show",
    "shows", "showed", "means", "mean", "meant", "doubt", "doubts", "doubted", "informed", "assured",
    "convinced", "replied", "asked", "wondered", "remarked", "observed", "commented", "feels", "felt",
    "found", "hinted", "indicated", "indicates", "ensure", "ensures", "proposed", "proposes", "propose",
    "recommended", "threatened", "threatens", "accepted", "accepts", "sure", "true", "clear", "likely",
    "unlikely", "possible", "certain", "confident", "aware", "afraid", "probable", "evident", "doubtful",
))  # fmt: skip
"""Words of saying, thinking and being so or not: "that" after them begins the reported words."""
ASIDE = frozenset((
    "said", "says", "say", "told", "added", "adds", "noted", "argued", "argues", "warned", "warns",
    "announced", "confirmed", "insisted", "insists", "believes", "believe", "thinks", "think", "thought",
    "reported", "stressed", "acknowledged", "admitted", "recalled", "explained", "explains",
    "complained", "wrote", "writes", "maintained", "maintains", "asserted", "declared", "declares",
    "hoped", "concluded", "repeated", "replied", "remarked", "observed", "commented", "conceded", "claimed",
    "suggested", "suggests", "stated", "estimated", "asked", "joked",
    "vowed",
))  # fmt: skip
"""Words of saying that may be beside the reported words: "the talks failed, Marsh said"."""
ZERO = frozenset((
    "said", "says", "say", "saying", "thinks", "think", "thought", "believes", "believe", "believed", "hopes",
    "hoped", "insists", "insisted", "knew", "knows", "added", "argued", "argues", "claimed", "claims",
    "announced", "admitted", "acknowledged",
))  # fmt: skip
"""Words of saying after which "that" may be left out."""
ADVERBS = frozenset((
    "not", "never", "also", "still", "now", "then", "only", "again", "soon", "later", "finally", "already",
    "even", "just", "therefore", "thus", "instead", "often", "always", "ever", "once", "probably", "perhaps",
    "however", "nevertheless", "nonetheless", "reportedly", "both", "all", "each", "themselves", "itself",
))  # fmt: skip
"""Words that may precede a verb."""
