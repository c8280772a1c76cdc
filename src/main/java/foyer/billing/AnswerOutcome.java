package foyer.billing;

/** What became of what a provider answered. */
sealed interface AnswerOutcome {

    /** It is taken over: so many things were news. */
    record News(int count) implements AnswerOutcome {}

    /** Something was done since the question, and may be later: it has to be asked again. */
    record Outdated() implements AnswerOutcome {}

    /** What the subscription costs is in no file: for people to look into. */
    record Unpriced() implements AnswerOutcome {}
}
