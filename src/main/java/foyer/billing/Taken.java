package foyer.billing;

/** What became of what was told. */
enum Taken {
    /** It is another one now. */
    APPLIED,
    /** It is another one now by what was so before, and how it is now the provider has to be asked. */
    AMENDED,
    /** It was known, is over, or is somebody else's. */
    KNOWN,
    /** It is no news, and another than what is known: the provider has to be asked. */
    DOUBTFUL,
    /** What it costs is in no file: for people to look into, and to be told again. */
    UNKNOWN
}
