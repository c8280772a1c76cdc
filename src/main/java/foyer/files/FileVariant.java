package foyer.files;

import foyer.files.links.FileToken;

/** A form of a file; the schema's enum of the same name. */
enum FileVariant {
    THUMB(320, FileToken.Deed.THUMB),
    MEDIUM(1_280, FileToken.Deed.MEDIUM),
    ORIGINAL(Integer.MAX_VALUE, FileToken.Deed.DOWNLOAD);

    private final int longest;
    private final FileToken.Deed deed;

    FileVariant(int longest, FileToken.Deed deed) {
        this.longest = longest;
        this.deed = deed;
    }

    /** Of its sides, at most so many pixels. */
    int longest() {
        return longest;
    }

    /** What a link to it is good for. */
    FileToken.Deed deed() {
        return deed;
    }

    /** What a link leads to that is good for this. */
    static FileVariant of(FileToken.Deed deed) {
        return switch (deed) {
            case THUMB -> THUMB;
            case MEDIUM -> MEDIUM;
            case DOWNLOAD, UPLOAD -> ORIGINAL;
        };
    }
}
