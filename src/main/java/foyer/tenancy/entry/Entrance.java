package foyer.tenancy.entry;

/** A way into a tenant that exists, for whoever has its key. */
public interface Entrance {

    /** What keys are. */
    enum Kind {
        /** The token of an invite. */
        INVITE
    }

    Kind kind();

    /**
     * Looks the key up without using it.
     *
     * @throws EntryException when it opens nothing to this person
     */
    Opening find(String key, Newcomer who);
}
