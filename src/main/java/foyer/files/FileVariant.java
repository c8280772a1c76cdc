package foyer.files;

import foyer.files.links.FileToken;

/** A form of a file; the schema's enum of the same name. */
public enum FileVariant {
    THUMB(320, FileToken.Deed.THUMB, FileToken.Deed.PUBLIC_THUMB),
    MEDIUM(1_280, FileToken.Deed.MEDIUM, FileToken.Deed.PUBLIC_MEDIUM),
    ORIGINAL(Integer.MAX_VALUE, FileToken.Deed.DOWNLOAD, FileToken.Deed.PUBLIC_DOWNLOAD);

    private final int longest;
    private final FileToken.Deed deed;
    private final FileToken.Deed publicDeed;

    FileVariant(int longest, FileToken.Deed deed, FileToken.Deed publicDeed) {
        this.longest = longest;
        this.deed = deed;
        this.publicDeed = publicDeed;
    }

    /** Of its sides, at most so many pixels. */
    int longest() {
        return longest;
    }

    /** What a link to it is good for. */
    FileToken.Deed deed() {
        return deed;
    }

    /** What a link to it is good for that the public gets. */
    FileToken.Deed publicDeed() {
        return publicDeed;
    }

    /** What a link leads to that is good for this. */
    static FileVariant of(FileToken.Deed deed) {
        return switch (deed) {
            case THUMB, PUBLIC_THUMB -> THUMB;
            case MEDIUM, PUBLIC_MEDIUM -> MEDIUM;
            case DOWNLOAD, PUBLIC_DOWNLOAD, UPLOAD -> ORIGINAL;
        };
    }
}
