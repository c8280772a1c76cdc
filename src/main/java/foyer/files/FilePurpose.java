package foyer.files;

import foyer.platform.security.AccessState;
import foyer.platform.security.CurrentCaller;

/** What a file is for, which decides what it may be ({@link FileSettings}); the schema's enum of the same name. */
public enum FilePurpose {
    /** Pictures, videos and brochures to be shown. */
    MEDIA,
    /** Papers about people and deals: whoever gets a link to one is written down. */
    DOCUMENT,
    /**
     * Tables to be read in, mostly of people: they are seen by whoever may do that ({@link ImportPermission}), and whoever gets
     * a link to one is written down.
     */
    IMPORT,
    /** What the server writes for people to take away: whoever gets a link to one is written down. */
    EXPORT,
    /**
     * All that a tenant has, for its owner to take away, exports of one that has not paid, and rows that an import has refused
     * where there was no room; as EXPORT, but it goes by itself and the plan does not count it.
     */
    ARCHIVE;

    /**
     * Of what the caller takes out. Whoever has not paid may neither make room for it nor try again, and gets it all the same:
     * the plan does not count it, and it does not stay.
     */
    public static FilePurpose takenOut() {
        var states = CurrentCaller.actor().states();
        return states.contains(AccessState.READ_ONLY) || states.contains(AccessState.BLOCKED) ? ARCHIVE : EXPORT;
    }

    /** Whether people bring such files. */
    boolean uploaded() {
        return switch (this) {
            case MEDIA, DOCUMENT, IMPORT -> true;
            case EXPORT, ARCHIVE -> false;
        };
    }

    /** Whether it takes of the plan's storage: whoever has filled theirs still gets all that is in it. */
    boolean counted() {
        return this != ARCHIVE;
    }
}
